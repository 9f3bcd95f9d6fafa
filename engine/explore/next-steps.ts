import type { CompiledContainer, CompiledNode, CompiledProcess } from '../compile/compiled-process.ts'
import type { Command } from '../run/command.ts'
import type { Instance, Scope, Wait } from '../run/instance.ts'
import { scopeOf, scopesOf } from '../run/read-instance.ts'

/** One thing that may happen next to an instance. */
export interface NextStep {
  /** Short, for paths: `complete:A`, `error:CODE@A`, `timer:T`. */
  readonly text: string
  readonly kind: 'task' | 'job' | 'call' | 'error' | 'timer' | 'message' | 'signal' | 'condition' | 'other'
  readonly element: string
  /** Error steps: the code. */
  readonly code?: string
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
  message: (common, { id }) => [
    {
      ...common,
      kind: 'message',
      text: `message:${common.element}`,
      command: answer('deliverMessage', id),
    },
  ],
  signal: () => [],
  condition: () => [],
  adHoc: () => [],
}

/** Everything that may happen next: what is open is answered, thrown at, fired or delivered. */
export function nextSteps(process: CompiledProcess, instance: Instance): readonly NextStep[] {
  return scopesOf(instance).flatMap((scope) => [
    ...Object.values(scope.waits).flatMap((wait) =>
      stepsOf(process, wait, `${scope.id}:${scope.activation}:${wait.element}`),
    ),
    ...Object.values(scope.tokens).flatMap((token) =>
      Object.values(token.waits).flatMap((wait) => [
        ...stepsOf(process, wait, `${token.id}:${token.activation}:${wait.element}`),
        ...errorsOf(process, instance, scope, token.at, wait),
      ]),
    ),
  ])
}

function stepsOf(process: CompiledProcess, wait: Wait, holder: string): readonly NextStep[] {
  const repeats = process.nodes.get(wait.element)?.behavior.trigger?.interrupting === false
  return ANSWERS[wait.kind]({ element: wait.element, ...(repeats && { once: holder }) }, wait)
}

const THROWS = new Set<Wait['kind']>(['userTask', 'job', 'call'])

/** A task, job or call may end with every error that somebody around it catches. */
function errorsOf(
  process: CompiledProcess,
  instance: Instance,
  scope: Scope,
  at: string,
  wait: Wait,
): readonly NextStep[] {
  const node = process.nodes.get(at)
  if (!node || !THROWS.has(wait.kind) || wait.element !== at) return []
  return [...caughtAround(process, instance, scope, node)].map((code) => ({
    kind: 'error',
    element: at,
    code,
    text: `error:${code}@${at}`,
    command: { type: 'throwError', wait: wait.id, code },
  }))
}

/** A code of its own for events that catch every error. */
const ANY = 'any'

function caughtAround(
  process: CompiledProcess,
  instance: Instance,
  inner: Scope,
  from: CompiledNode,
): ReadonlySet<string> {
  const codes = new Set<string>()
  let node: CompiledNode | undefined = from
  for (let scope: Scope | undefined = inner; scope && node; ) {
    const body = bodyOf(process, scope)
    for (const event of [...node.boundaries, ...(body?.eventSubs ?? []).map(({ start }) => start)]) {
      for (const { catches } of event.behavior.trigger?.definitions ?? []) {
        if (catches?.kind === 'error') codes.add(catches.code ?? ANY)
      }
    }
    node = process.nodes.get(scope.element)
    scope = scope.parent === undefined ? undefined : scopeOf(instance, scope.parent)
  }
  return codes
}

/** The body a scope runs; an item of a repeated sub-process only holds its token. */
function bodyOf(process: CompiledProcess, { kind, element }: Scope): CompiledContainer | undefined {
  if (kind === 'process') return process.root
  return kind === 'item' ? undefined : process.nodes.get(element)?.body
}

function answer<T extends 'completeTask' | 'completeJob' | 'completeCall' | 'deliverMessage'>(
  type: T,
  wait: number,
): { readonly type: T; readonly wait: number; readonly variables: Record<string, never> } {
  return { type, wait, variables: {} }
}
