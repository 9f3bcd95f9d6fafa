import type { NodeModel } from '../../bpmn/read-model.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** A transaction that can be canceled says where the case goes on then. */
export const transactions: Rule = ({ nodes }) =>
  nodes.flatMap((node) => {
    if (node.type !== 'bpmn:Transaction' || !cancels(node)) return []
    if (node.boundaries.some((each) => each.kind === 'bpmn:BoundaryEvent/cancel')) return []
    return [
      findingOf(
        'cancel-way-missing',
        'error',
        node.id,
        {
          de: `„${nameOf(node)}“ kann abgebrochen werden, sagt aber nicht, wie es dann weitergeht. Setzen Sie ein Abbruchereignis auf den Rand.`,
          en: `'${nameOf(node)}' can be canceled but does not say how the case goes on then. Put a cancel event on its border.`,
        },
        fixOf('add-cancel-event'),
      ),
    ]
  })

/** A cancel end event inside, but not inside another transaction there. */
function cancels(node: NodeModel): boolean {
  return (node.body?.nodes ?? []).some(
    (each) => each.kind === 'bpmn:EndEvent/cancel' || (each.type !== 'bpmn:Transaction' && cancels(each)),
  )
}
