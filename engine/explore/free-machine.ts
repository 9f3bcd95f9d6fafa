import type { FlowMachine, FlowPlan, NodePlan } from '../compile/flow-machine.ts'
import type { Choices } from './choices.ts'

/** More conditional flows than this are tried one by one and all together, not in every combination. */
const MOST_COMBINED = 5

/** A flow machine whose conditions are free choices: data does not matter, the shape of the model does. */
export function createFreeMachine(nodes: readonly NodePlan[], choices: Choices): FlowMachine {
  const options = new Map(nodes.map((node) => [node.id, flowOptions(node)]))
  const plans = new Map(nodes.map((node) => [node.id, node]))
  return {
    nodes,
    leave(at) {
      const known = options.get(at) ?? []
      const picked = known.length > 1 ? known[choices.pick(at, known.length)] : known[0]
      const outgoing = plans.get(at)?.outgoing ?? []
      const moves = (picked ?? []).flatMap((flow) => {
        const target = outgoing[flow]?.target
        return target === undefined ? [] : [{ flow, to: target }]
      })
      return { ok: true, moves }
    },
  }
}

/**
 * The sets of flows a token may leave by, as indexes: one for an exclusive gateway, a set that is not empty
 * for conditions beside each other, all for a fork. That no condition holds is a matter of the data.
 */
export function flowOptions(node: NodePlan): readonly (readonly number[])[] {
  const indexes = node.outgoing.map((_, index) => index)
  if (indexes.length === 0) return [[]]
  if (node.rule === 'every') return [indexes]
  return node.rule === 'first' ? firstOf(node.outgoing) : matching(node.outgoing)
}

/** Flows behind one without condition are never asked. */
function firstOf(flows: readonly FlowPlan[]): readonly (readonly number[])[] {
  const asked = flows.map((flow, index) => ({ flow, index })).filter(({ flow }) => !flow.isDefault)
  const certain = asked.findIndex(({ flow }) => !flow.condition)
  if (certain >= 0) return asked.slice(0, certain + 1).map(({ index }) => [index])
  const fallback = flows.findIndex((flow) => flow.isDefault)
  return [...asked.map(({ index }) => [index]), ...(fallback >= 0 ? [[fallback]] : [])]
}

function matching(flows: readonly FlowPlan[]): readonly (readonly number[])[] {
  const always = flows.flatMap((flow, index) => (flow.condition || flow.isDefault ? [] : [index]))
  const free = flows.flatMap((flow, index) => (flow.condition && !flow.isDefault ? [index] : []))
  const fallback = flows.findIndex((flow) => flow.isDefault)
  const sets = free.length > MOST_COMBINED ? [...free.map((each) => [each]), free] : subsets(free)
  const options = sets.filter((set) => set.length > 0).map((set) => [...always, ...set])
  if (fallback >= 0) return [...options, [...always, fallback]]
  return always.length > 0 ? [...options, always] : options
}

function subsets(items: readonly number[]): readonly (readonly number[])[] {
  const [first, ...rest] = items
  if (first === undefined) return [[]]
  const without = subsets(rest)
  return [...without.map((set) => [first, ...set]), ...without]
}
