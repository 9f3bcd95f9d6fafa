import { type AnyActorScope, type AnyMachineSnapshot, createEmptyActor, setup } from 'xstate'
import type { CompiledExpression } from '../feel/index.ts'
import type { Variables } from '../json.ts'

/** How a node's outgoing flows are chosen: the first whose condition holds, each that holds, or all. */
export type LeaveRule = 'first' | 'matching' | 'every'

export interface FlowPlan {
  readonly id: string
  readonly target: string
  readonly condition?: CompiledExpression
  readonly isDefault: boolean
}

export interface NodePlan {
  readonly id: string
  readonly rule: LeaveRule
  readonly outgoing: readonly FlowPlan[]
}

/** One flow a token takes, by its index among the node's outgoing flows, and the node it leads to. */
export interface Move {
  readonly flow: number
  readonly to: string
}

export type Moves =
  | { readonly ok: true; readonly moves: readonly Move[] }
  /** A condition could not be evaluated, or no flow may be taken. */
  | { readonly ok: false; readonly reason: 'condition' | 'none'; readonly message: string }

export interface FlowMachine {
  /** The seam of decision 3: where a token at `at` goes, given the variables it sees. */
  leave(at: string, variables: Variables, env: Moment): Moves
  /** What the machine was built of, for export and inspection. */
  readonly nodes: readonly NodePlan[]
}

interface Moment {
  readonly now: string
  readonly zone?: string
}

/** What the guards and the action of one question share: it travels inside the event. */
interface Question {
  readonly variables: Variables
  readonly env: Moment
  taken: number
  failure?: string
}
interface Ask {
  readonly type: string
  readonly question: Question
}

/** The questions a node is asked when a token leaves: one per flow, or one for all (`first`). */
interface Place {
  readonly snapshot: AnyMachineSnapshot
  readonly each: readonly string[]
  readonly otherwise?: string
  /** Flows without condition, which are always taken and do not stand in for the default. */
  readonly always: number
  readonly isEnd: boolean
}

/**
 * One flat XState machine per flow-element container: a state per node, a transition per sequence flow,
 * guards are the conditions. Used plainly for speed (decision 4): one interned snapshot per node, empty
 * context, `machine.transition` with one reused actor scope.
 */
export function createFlowMachine(id: string, nodes: readonly NodePlan[]): FlowMachine {
  const plans = new Map(nodes.map((node) => [node.id, node]))
  const places = new Map<string, Place>()
  const scope = createScope()
  // Built when first asked: checking a model needs no machine.
  let built: ReturnType<typeof buildMachine> | undefined
  const machine = () => {
    built ??= buildMachine(id, nodes)
    return built
  }

  function placeAt(at: string): Place | undefined {
    const known = places.get(at)
    const plan = plans.get(at)
    if (known || !plan) return known
    const place = placeOf(plan, machine().resolveState({ value: escapeId(at), context: {} }))
    places.set(at, place)
    return place
  }

  /** Where a flow led is a place: `resolveState` would look at every state of the machine again. */
  function keepPlace(at: string, snapshot: AnyMachineSnapshot): void {
    const plan = places.has(at) ? undefined : plans.get(at)
    if (plan) places.set(at, placeOf(plan, snapshot))
  }

  function ask(
    place: Place,
    type: string,
    variables: Variables,
    env: Moment,
    moves: Move[],
  ): string | undefined {
    const question: Question = { variables, env, taken: -1 }
    const next: AnyMachineSnapshot = machine().transition(place.snapshot as never, { type, question }, scope)
    if (question.failure === undefined && question.taken >= 0) {
      const to = unescapeId(String(next.value))
      keepPlace(to, next)
      moves.push({ flow: question.taken, to })
    }
    return question.failure
  }

  return {
    nodes,
    leave(at, variables, env) {
      const place = placeAt(at)
      const moves: Move[] = []
      if (!place || place.isEnd) return { ok: true, moves }
      for (const type of place.each) {
        const failure = ask(place, type, variables, env, moves)
        if (failure !== undefined) return { ok: false, reason: 'condition', message: failure }
      }
      if (moves.length === place.always && place.otherwise !== undefined) {
        ask(place, place.otherwise, variables, env, moves)
      }
      if (moves.length > 0) return { ok: true, moves }
      return {
        ok: false,
        reason: 'none',
        message: `Expected a flow out of '${at}' whose condition holds, found none. Correct the variables, or add a default flow to the model.`,
      }
    },
  }
}

function buildMachine(id: string, nodes: readonly NodePlan[]) {
  const states = nodes.map((node) => [escapeId(node.id), { on: transitionsOf(node) }] as const)
  return setup({ types: {} as { context: Record<string, never>; events: Ask } }).createMachine({
    id: escapeId(id),
    context: {},
    ...(nodes[0] && { initial: escapeId(nodes[0].id) }),
    states: Object.fromEntries(states),
  })
}

/** Events are named by index: `first`, `flow0`, `flow1`, …, `default`. */
function placeOf(node: NodePlan, snapshot: AnyMachineSnapshot): Place {
  const isEnd = node.outgoing.length === 0
  if (node.rule === 'first') return { snapshot, each: ['first'], always: 0, isEnd }
  const each: string[] = []
  let otherwise: string | undefined
  for (const [index, flow] of node.outgoing.entries()) {
    if (node.rule === 'matching' && flow.isDefault) otherwise = `flow${index}`
    else each.push(`flow${index}`)
  }
  const always = node.outgoing.filter((flow) => !flow.condition && !flow.isDefault).length
  return { snapshot, each, ...(otherwise !== undefined && { otherwise }), always, isEnd }
}

function transitionsOf(node: NodePlan) {
  const byFlow = node.outgoing.map((flow, index) => transitionOf(flow, index, node.rule))
  if (node.rule !== 'first') {
    return Object.fromEntries(byFlow.map((transition, index) => [`flow${index}`, transition]))
  }
  const isDefault = (index: number): boolean => node.outgoing[index]?.isDefault === true
  return {
    first: [
      ...byFlow.filter((_, index) => !isDefault(index)),
      ...byFlow.filter((_, index) => isDefault(index)),
    ],
  }
}

function transitionOf(flow: FlowPlan, index: number, rule: LeaveRule) {
  const { condition } = flow
  const actions = ({ event }: { event: Ask }): void => {
    event.question.taken = index
  }
  const target = escapeId(flow.target)
  if (!condition || flow.isDefault || rule === 'every') return { target, actions }
  return { target, actions, guard: ({ event }: { event: Ask }) => holds(condition, flow.id, event.question) }
}

/** A condition that is neither true nor false is a failure, not a "no" (FEEL gives null for what it cannot know). */
function holds(condition: CompiledExpression, flow: string, question: Question): boolean {
  if (question.failure !== undefined) return false
  const answer = condition.evaluate(question.variables, question.env)
  if (!answer.ok) {
    question.failure = `The condition of flow '${flow}' could not be evaluated: ${answer.message}`
    return false
  }
  if (typeof answer.value === 'boolean') return answer.value
  const why = answer.warnings.map((warning) => warning.message).join(' ')
  question.failure = `Expected the condition '${condition.text}' of flow '${flow}' to be true or false, found ${describe(answer.value)}. ${why}`
  return false
}

function describe(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Dots are legal in BPMN ids and separate states in XState; `~` is legal in XState only. */
export function escapeId(id: string): string {
  return id.replaceAll('.', '~')
}
function unescapeId(key: string): string {
  return key.replaceAll('~', '.')
}

/** The one actor scope every question of a machine uses: actions run at once, nothing is sent anywhere. */
function createScope(): AnyActorScope {
  const self = createEmptyActor()
  return {
    self,
    id: self.id,
    sessionId: self.sessionId,
    system: self.system,
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
    actionExecutor: (action) => action.exec?.(action.info, action.params),
  }
}
