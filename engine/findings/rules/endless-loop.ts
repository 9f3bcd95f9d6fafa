import { elementOf, extensionOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import { loopsOf } from '../loops-of.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const PASSES = new Set([
  'bpmn:Task',
  'bpmn:ManualTask',
  'bpmn:ExclusiveGateway',
  'bpmn:InclusiveGateway',
  'bpmn:ParallelGateway',
  'bpmn:IntermediateThrowEvent/none',
  'bpmn:IntermediateThrowEvent/signal',
  'bpmn:IntermediateThrowEvent/escalation',
  'bpmn:IntermediateThrowEvent/link',
  'bpmn:IntermediateCatchEvent/link',
])
const COMPUTES = new Set([
  'bpmn:ScriptTask',
  'bpmn:BusinessRuleTask',
  'bpmn:SendTask',
  'bpmn:IntermediateThrowEvent/message',
  'bpmn:IntermediateThrowEvent/multiple',
])

/** A loop waits somewhere: for a person, a worker, a message or a time. One finding per loop: what comes first in the file speaks for it. */
export const endlessLoop: Rule = ({ containers }) =>
  containers
    .flatMap(({ nodes }) => {
      const loops = loopsOf(nodes.filter(isImmediate), (node) =>
        node.outgoing.map((flow) => flow.target).filter(isImmediate),
      )
      return loops.flatMap((loop) => nodes.find((node) => loop.has(node)) ?? [])
    })
    .map((node) =>
      findingOf('loop-without-wait', 'warning', node.id, {
        de: `Die Schleife über „${nameOf(node)}“ wartet nirgends. Endet sie nicht von selbst, bleibt der Vorgang mit einer Störung stehen. Bauen Sie eine Aufgabe oder ein Warten ein.`,
        en: `The loop over '${nameOf(node)}' waits nowhere. If it does not end by itself, the case stops with an incident. Put a task or a wait into it.`,
      }),
    )

function isImmediate(node: NodeModel): boolean {
  if (elementOf(node.element, 'loopCharacteristics')) return false
  if (PASSES.has(node.kind)) return true
  return COMPUTES.has(node.kind) && !extensionOf(node.element, 'zeebe:TaskDefinition')
}
