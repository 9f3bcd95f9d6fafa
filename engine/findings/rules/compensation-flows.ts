import { flagOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** What undoes an activity stands outside the flow, and a scope says once how it is undone (BPMN 2.0.2 § 10.7). */
export const compensationFlows: Rule = ({ nodes, containers }) => [
  ...nodes.flatMap(flows),
  ...containers.flatMap(({ nodes: inner }) => inner.filter(undoesScope).slice(1).map(second)),
]

function flows(node: NodeModel): readonly Finding[] {
  const isHandler = flagOf(node.element, 'isForCompensation') === true
  if (isHandler && node.incoming.length + node.outgoing.length > 0) return [handlerInFlow(node)]
  if (node.kind !== 'bpmn:BoundaryEvent/compensate' || node.outgoing.length === 0) return []
  return [
    findingOf('compensation-event-flow', 'error', node.id, {
      de: `Aus „${nameOf(node)}“ führt ein Ablaufpfeil. Verbinden Sie das Ereignis mit einer gepunkteten Linie (Assoziation) mit der Aufgabe, die rückgängig macht.`,
      en: `A sequence flow leads out of '${nameOf(node)}'. Connect the event by a dotted line (association) with the task that undoes.`,
    }),
  ]
}

function handlerInFlow(node: NodeModel): Finding {
  return findingOf('compensation-handler-flow', 'error', node.id, {
    de: `„${nameOf(node)}“ macht etwas rückgängig und steht außerhalb des Ablaufs, hat aber Ablaufpfeile. Entfernen Sie die Pfeile oder die Kennzeichnung.`,
    en: `'${nameOf(node)}' undoes something and stands outside the flow, but has sequence flows. Remove the flows or the mark.`,
  })
}

function undoesScope(node: NodeModel): boolean {
  return (
    node.kind === 'bpmn:SubProcess/event' &&
    (node.body?.nodes ?? []).some((inner) => inner.kind === 'bpmn:StartEvent/compensate')
  )
}

function second(node: NodeModel): Finding {
  return findingOf('compensation-twice', 'error', node.id, {
    de: `„${nameOf(node)}“ sagt ein zweites Mal, wie der Teilprozess rückgängig gemacht wird. Lassen Sie nur einen solchen Ereignis-Teilprozess stehen.`,
    en: `'${nameOf(node)}' says a second time how the sub-process is undone. Leave only one such event sub-process.`,
  })
}
