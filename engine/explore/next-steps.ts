import type { CompiledNode, CompiledProcess } from '../compile/compiled-process.ts'
import type { Catch } from '../elements/element-behavior.ts'
import { startableIn } from '../run/ad-hoc.ts'
import type { Command } from '../run/command.ts'
import type { Instance, Scope, Token, Wait } from '../run/instance.ts'
import { scopeOf, scopesOf } from '../run/read-instance.ts'

/** One thing that may happen next to an instance. */
export interface NextStep {
  /** Short, for paths: `complete:A`, `error:CODE@A`, `timer:T`. */
  readonly text: string
  readonly kind:
    | 'task'
    | 'job'
    | 'call'
    | 'error'
    | 'escalation'
    | 'timer'
    | 'message'
    | 'signal'
    | 'condition'
    | 'other'
  readonly element: string
  /** Errors and escalations: the code. */
  readonly code?: string
  /** Messages and signals: their name. */
  readonly name?: string
  readonly command: Command
  /** Of an event that leaves its host running: tried once per activation. */
  readonly once?: string
}

type Answers = {
  readonly [K in Wait['kind']]: (step: Common, wait: Wait) => readonly NextStep[]
}
type Common = Pick<NextStep, 'element' | 'once'>

const ANSWERS: Answers = {
  userTask: (common, { id }) => [
    { ...common, kind: 'task', text: `complete:${common.element}`, command: answer('completeTask', id) },
  ],
  job: (common, { id }) => [
    { ...common, kind: 'job', text: `complete:${common.element}`, command: answer('completeJob', id) },
  ],
  call: (common, { id }) => [
    { ...common, kind: 'call', text: `complete:${common.element}`, command: answer('completeCall', id) },
  ],
  timer: (common, { id }) => [
    { ...common, kind: 'timer', text: `timer:${common.element}`, command: { type: 'fireTimer', wait: id } },
  ],
  message: (common, { id, name = '' }) => [
    {
      ...common,
      kind: 'message',
      name,
      text: `message:${common.element}`,
      command: answer('deliverMessage', id),
    },
  ],
  signal: (common, { name = '' }) => [
    {
      ...common,
      kind: 'signal',
      name,
      text: `signal:${common.element}`,
      command: { type: 'broadcastSignal', name, variables: {} },
    },
  ],
  condition: (common) => [
    {
      ...common,
      kind: 'condition',
      text: `condition:${common.element}`,
      command: { type: 'evaluateConditions' },
    },
  ],
  adHoc: (common, { id }) => [
    {
      ...common,
      kind: 'other',
      text: `done:${common.element}`,
      command: { type: 'completeAdHoc', wait: id },
    },
  ],
}

/** Everything that may happen next: what is open is answered, thrown at, fired or delivered. */
export function nextSteps(process: CompiledProcess, instance: Instance): readonly NextStep[] {
  return scopesOf(instance).flatMap((scope) => [
    ...Object.values(scope.waits).flatMap((wait) =>
      stepsOf(process, wait, `${scope.id}:${scope.activation}:${wait.element}${wait.definition ?? ''}`),
    ),
    ...Object.values(scope.tokens).flatMap((token) =>
      Object.values(token.waits).flatMap((wait) => [
        ...stepsOf(process, wait, `${token.id}:${token.activation}:${wait.element}${wait.definition ?? ''}`),
        ...thrownAt(process, instance, scope, token, wait),
      ]),
    ),
  ])
}

function stepsOf(process: CompiledProcess, wait: Wait, holder: string): readonly NextStep[] {
  if (wait.received) return []
  const repeats = process.nodes.get(wait.element)?.behavior.trigger?.interrupting === false
  const answers = ANSWERS[wait.kind]({ element: wait.element, ...(repeats && { once: holder }) }, wait)
  return wait.kind === 'adHoc' ? [...answers, ...activations(process, wait, holder)] : answers
}

/** Somebody starts an activity of an ad-hoc sub-process: each once. */
function activations(process: CompiledProcess, { id, element }: Wait, holder: string): readonly NextStep[] {
  const node = process.nodes.get(element)
  return (node ? startableIn(node) : []).map((each) => ({
    kind: 'other',
    element: each.id,
    text: `begin:${each.id}`,
    command: { type: 'activateElements', wait: id, elements: [each.id] },
    once: `${holder}:${each.id}`,
  }))
}

const THROWS = new Set<Wait['kind']>(['userTask', 'job', 'call'])

/** A task, job or call may throw every error and escalation that somebody around it catches. */
function thrownAt(
  process: CompiledProcess,
  instance: Instance,
  scope: Scope,
  { id, at, activation }: Token,
  wait: Wait,
): readonly NextStep[] {
  const node = process.nodes.get(at)
  if (!node || !THROWS.has(wait.kind) || wait.element !== at) return []
  const caught = catchersAround(process, instance, scope, node)
  const codesOf = (kind: Catch['kind']): readonly string[] => [
    ...new Set(caught.filter((each) => each.kind === kind).map(({ code }) => code ?? ANY)),
  ]
  return [
    ...codesOf('error').map(
      (code): NextStep => ({
        kind: 'error',
        element: at,
        code,
        text: `error:${code}@${at}`,
        command: { type: 'throwError', wait: wait.id, code },
      }),
    ),
    ...codesOf('escalation').map(
      (code): NextStep => ({
        kind: 'escalation',
        element: at,
        code,
        text: `escalation:${code}@${at}`,
        command: { type: 'throwEscalation', wait: wait.id, code, variables: {} },
        once: `${id}:${activation}:${code}`,
      }),
    ),
  ]
}

/** A code of its own for events that catch every code. */
const ANY = 'any'

function catchersAround(
  process: CompiledProcess,
  instance: Instance,
  inner: Scope,
  from: CompiledNode,
): readonly Catch[] {
  const found: Catch[] = []
  let node: CompiledNode | undefined = from
  let isSibling = false
  for (let scope: Scope | undefined = inner; scope && node; ) {
    const body = scope.kind === 'process' ? process.root : process.nodes.get(scope.element)?.body
    // What an event sub-process throws passes its siblings by.
    const starts = isSibling ? [] : (body?.eventSubs ?? []).map(({ start }) => start)
    isSibling = scope.kind === 'event-sub'
    for (const event of [...node.boundaries, ...starts]) {
      found.push(...(event.behavior.trigger?.definitions ?? []).flatMap(({ catches }) => catches ?? []))
    }
    node = process.nodes.get(scope.element)
    scope = scope.parent === undefined ? undefined : scopeOf(instance, scope.parent)
  }
  return found
}

function answer<T extends 'completeTask' | 'completeJob' | 'completeCall' | 'deliverMessage'>(
  type: T,
  wait: number,
): { readonly type: T; readonly wait: number; readonly variables: Record<string, never> } {
  return { type, wait, variables: {} }
}
