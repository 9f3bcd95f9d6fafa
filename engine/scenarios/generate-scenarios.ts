import type { Definitions } from '../bpmn/moddle-element.ts'
import { compileProcess } from '../compile/compile-process.ts'
import { type Exploration, type ExploredEdge, type ExploreLimits, explore } from '../explore/explore.ts'
import type { Variables } from '../json.ts'
import type { Scenario, ScenarioStep } from './scenario.ts'

export interface GeneratedScenarios {
  /** Drafts: people put in the data that leads to the flows each step `takes`. */
  readonly scenarios: readonly Scenario[]
  /** Flows no scenario takes, because nothing leads there or the model is too large to explore. */
  readonly missing: readonly string[]
}

/**
 * A small set of scenarios that together take every flow, found by exploring the process: again and again
 * the shortest way to a flow not taken yet, and on to the end.
 */
export function generateScenarios(
  definitions: Definitions,
  processId: string,
  now: string,
  limits: ExploreLimits = {},
): GeneratedScenarios | undefined {
  const explored = explore(definitions, processId, limits)
  if (!explored) return undefined
  const open = new Set(explored.flows)
  const toEnd = waysToEnd(explored)
  const scenarios: Scenario[] = []
  for (const { edges } of explored.states) {
    for (const edge of edges) {
      if (!edge.flows.some((flow) => open.has(flow))) continue
      const way = [...wayTo(explored, edge.source), edge, ...onwards(toEnd, edge.target)]
      for (const flow of way.flatMap((each) => each.flows)) open.delete(flow)
      scenarios.push(scenarioOf(way, processId, scenarios.length + 1, now))
    }
  }
  const { process } = compileProcess(definitions, processId)
  const flows = [...(process?.flows.keys() ?? [])]
  return { scenarios, missing: flows.filter((flow) => !explored.flows.has(flow)) }
}

/** From the start to a state. */
function wayTo({ states }: Exploration, index: number): readonly ExploredEdge[] {
  const way: ExploredEdge[] = []
  for (let from = states[index]?.from; from; from = states[from.source]?.from) way.unshift(from)
  return way
}

/** Per state, the next edge of a shortest way to an end. */
function waysToEnd({ states }: Exploration): ReadonlyMap<number, ExploredEdge> {
  const before = states.map((): ExploredEdge[] => [])
  for (const { edges } of states) for (const edge of edges) before[edge.target]?.push(edge)
  const next = new Map<number, ExploredEdge>()
  const queue = states.flatMap(({ isEnd }, index) => (isEnd ? [index] : []))
  const ends = new Set(queue)
  for (const target of queue) {
    for (const edge of before[target] ?? []) {
      if (next.has(edge.source) || ends.has(edge.source)) continue
      next.set(edge.source, edge)
      queue.push(edge.source)
    }
  }
  return next
}

function onwards(toEnd: ReadonlyMap<number, ExploredEdge>, from: number): readonly ExploredEdge[] {
  const way: ExploredEdge[] = []
  for (let edge = toEnd.get(from); edge; edge = toEnd.get(edge.target)) way.push(edge)
  return way
}

function scenarioOf(way: readonly ExploredEdge[], processId: string, number: number, now: string): Scenario {
  const [first, ...rest] = way
  const last = way.findLast(({ elements }) => elements.length > 0)?.elements.at(-1)
  return {
    kind: 'process',
    title: `${number}: ${last ?? processId}`,
    processId,
    now,
    ...(first?.start !== undefined && { start: { element: first.start, variables: {} } }),
    steps: rest.flatMap((edge) => stepOf(edge) ?? []),
  }
}

const NO_DATA: Variables = {}

function stepOf({ step, flows }: ExploredEdge): ScenarioStep | undefined {
  if (!step) return undefined
  const { kind, element, code = '' } = step
  const takes = flows.length > 0 ? { takes: flows } : {}
  switch (kind) {
    case 'task':
      return { do: 'task', element, data: NO_DATA, ...takes }
    case 'job':
    case 'call':
      return { do: 'job', element, data: NO_DATA, ...takes }
    case 'error':
    case 'escalation':
      return { do: kind, element, code, data: NO_DATA }
    case 'timer':
      return { do: 'timer', element, ...takes }
    case 'message':
      return { do: 'message', name: step.name ?? element, variables: NO_DATA, ...takes }
    case 'signal':
      return { do: 'signal', name: step.name ?? element, variables: NO_DATA }
    default:
      return { do: 'conditions', variables: NO_DATA }
  }
}
