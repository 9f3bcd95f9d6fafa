import { elementOf, extensionOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const PASSES = new Set([
  'bpmn:Task',
  'bpmn:ManualTask',
  'bpmn:ExclusiveGateway',
  'bpmn:InclusiveGateway',
  'bpmn:ParallelGateway',
  'bpmn:IntermediateThrowEvent/none',
])
const COMPUTES = new Set(['bpmn:ScriptTask', 'bpmn:BusinessRuleTask', 'bpmn:SendTask'])

/** A loop waits somewhere: for a person, a worker, a message or a time. */
export const endlessLoop: Rule = ({ nodes }) =>
  nodes
    .filter((node) => isFirstOfLoop(node))
    .map((node) =>
      findingOf('loop-without-wait', 'warning', node.id, {
        de: `Die Schleife über „${nameOf(node)}“ wartet nirgends. Endet sie nicht von selbst, bleibt der Vorgang mit einer Störung stehen. Bauen Sie eine Aufgabe oder ein Warten ein.`,
        en: `The loop over '${nameOf(node)}' waits nowhere. If it does not end by itself, the case stops with an incident. Put a task or a wait into it.`,
      }),
    )

/** One finding per loop: the member that comes first in the file speaks for it. */
function isFirstOfLoop(node: NodeModel): boolean {
  if (!isImmediate(node)) return false
  const members = loopOf(node)
  return members !== undefined && node.container.nodes.find((each) => members.has(each)) === node
}

/** The immediate nodes on a way from the node back to it. */
function loopOf(node: NodeModel): ReadonlySet<NodeModel> | undefined {
  const forward = walk(node, (each) => each.outgoing.map((flow) => flow.target))
  const backward = walk(node, (each) => each.incoming.map((flow) => flow.source))
  return forward.has(node) ? new Set([...forward].filter((each) => backward.has(each))) : undefined
}

function walk(from: NodeModel, next: (node: NodeModel) => readonly NodeModel[]): ReadonlySet<NodeModel> {
  const found = new Set<NodeModel>()
  const open = [...next(from)]
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node) || !isImmediate(node)) continue
    found.add(node)
    open.push(...next(node))
  }
  return found
}

function isImmediate(node: NodeModel): boolean {
  if (elementOf(node.element, 'loopCharacteristics')) return false
  if (PASSES.has(node.kind)) return true
  return COMPUTES.has(node.kind) && !extensionOf(node.element, 'zeebe:TaskDefinition')
}
