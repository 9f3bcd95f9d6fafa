import { flagOf } from '../../bpmn/moddle-element.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** A path ends at an end event, so that everybody sees with what result. */
export const deadEnd: Rule = ({ nodes }) =>
  nodes
    .filter(
      (node) =>
        node.outgoing.length === 0 &&
        node.container.element.$type !== 'bpmn:AdHocSubProcess' &&
        node.type !== 'bpmn:EndEvent' &&
        node.kind !== 'bpmn:SubProcess/event' &&
        node.kind !== 'bpmn:BoundaryEvent/compensate' &&
        flagOf(node.element, 'isForCompensation') !== true,
    )
    .map((node) =>
      findingOf('dead-end', 'warning', node.id, {
        de: `Nach „${nameOf(node)}“ geht es nicht weiter. Verbinden Sie das Element mit dem nächsten Schritt oder mit einem Endereignis.`,
        en: `Nothing follows '${nameOf(node)}'. Connect it to the next step or to an end event.`,
      }),
    )
