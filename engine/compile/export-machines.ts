import type { CompiledContainer, CompiledProcess } from './compiled-process.ts'
import { escapeId, type FlowPlan, type NodePlan } from './flow-machine.ts'

/** A machine as XState and its editors read it: plain JSON, guards by their FEEL text. */
export interface ExportedMachine {
  readonly id: string
  readonly initial?: string
  readonly states: { readonly [node: string]: ExportedState }
}

interface ExportedState {
  readonly type?: 'final'
  readonly description?: string
  readonly meta: { readonly element: string; readonly type: string; readonly leaves: NodePlan['rule'] }
  readonly on?: { readonly [event: string]: readonly ExportedTransition[] }
}

interface ExportedTransition {
  readonly target: string
  readonly guard?: string
  readonly meta: { readonly flow: string }
}

/**
 * The machines that move the tokens of a process, one per process or sub-process, as data. A machine knows
 * where one token goes; how many there are, joins and events are the engine's.
 */
export function exportMachines(process: CompiledProcess): readonly ExportedMachine[] {
  return allContainers(process.root).map(exportMachine)
}

function allContainers(container: CompiledContainer): readonly CompiledContainer[] {
  return [container, ...container.nodes.flatMap(({ body }) => (body ? allContainers(body) : []))]
}

function exportMachine(container: CompiledContainer): ExportedMachine {
  const nodes = new Map(container.nodes.map((node) => [node.id, node]))
  const first = container.entry?.id ?? container.machine.nodes[0]?.id
  return {
    id: escapeId(container.id),
    ...(first !== undefined && { initial: escapeId(first) }),
    states: Object.fromEntries(
      container.machine.nodes.map((plan) => {
        const node = nodes.get(plan.id)
        const state: ExportedState = {
          ...(plan.outgoing.length === 0 && { type: 'final' }),
          ...(node?.name !== undefined && { description: node.name }),
          meta: { element: plan.id, type: node?.type ?? '', leaves: plan.rule },
          ...(plan.outgoing.length > 0 && { on: transitionsOf(plan) }),
        }
        return [escapeId(plan.id), state]
      }),
    ),
  }
}

/** One event that takes the first flow that holds, or an event per flow. */
function transitionsOf({ rule, outgoing }: NodePlan): NonNullable<ExportedState['on']> {
  if (rule !== 'first') {
    return Object.fromEntries(
      outgoing.map((flow, index) => [`flow${index}`, [transitionOf(flow, rule === 'matching')]]),
    )
  }
  const defaultLast = outgoing.toSorted((a, b) => Number(a.isDefault) - Number(b.isDefault))
  return { first: defaultLast.map((flow) => transitionOf(flow, true)) }
}

function transitionOf({ id, target, condition, isDefault }: FlowPlan, asks: boolean): ExportedTransition {
  return {
    target: escapeId(target),
    ...(asks && condition && !isDefault && { guard: condition.text }),
    meta: { flow: id },
  }
}
