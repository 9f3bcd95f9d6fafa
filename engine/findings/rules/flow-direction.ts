import { findingOf, nameOf, type Rule } from '../rule.ts'

/** Nothing leads into a start event or a boundary event, nothing out of an end event (BPMN 2.0.2 § 10.5). */
export const flowDirection: Rule = ({ nodes }) =>
  nodes.flatMap((node) => {
    const isStart = node.type === 'bpmn:StartEvent' || node.type === 'bpmn:BoundaryEvent'
    const flow = isStart ? node.incoming[0] : node.type === 'bpmn:EndEvent' ? node.outgoing[0] : undefined
    if (!flow) return []
    return [
      findingOf('flow-direction', 'error', flow.id, {
        de: isStart
          ? `In „${nameOf(node)}“ darf kein Pfeil führen: Hier beginnt ein Weg. Entfernen Sie den Pfeil.`
          : `Aus „${nameOf(node)}“ darf kein Pfeil führen: Hier endet ein Weg. Entfernen Sie den Pfeil.`,
        en: isStart
          ? `No flow may lead into '${nameOf(node)}': a path begins here. Remove the flow.`
          : `No flow may lead out of '${nameOf(node)}': a path ends here. Remove the flow.`,
      }),
    ]
  })
