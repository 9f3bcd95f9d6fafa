import { linkNameOf } from '../../bpmn/link-flows.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const THROWS = 'bpmn:IntermediateThrowEvent/link'
const CATCHES = 'bpmn:IntermediateCatchEvent/link'

/** A link that throws has exactly one of its name that catches, in the same process or sub-process (BPMN 2.0.2 § 10.5.6). */
export const links: Rule = ({ containers, nodes }) =>
  containers.flatMap((container) => [
    ...container.nodes.filter((node) => node.kind === THROWS).flatMap((node) => checkTarget(node, nodes)),
    ...doubles(container.nodes.filter((node) => node.kind === CATCHES)),
  ])

function checkTarget(node: NodeModel, nodes: readonly NodeModel[]): readonly Finding[] {
  const name = linkNameOf(node)
  if (name === undefined || node.outgoing.some((flow) => flow.isLink)) return []
  const elsewhere = nodes.find((each) => each.kind === CATCHES && linkNameOf(each) === name)
  return [
    findingOf(
      'link-target-missing',
      'error',
      node.id,
      elsewhere
        ? {
            de: `„${nameOf(node)}“ springt zu „${name}“ in einem anderen Teil des Ablaufs. Ein Sprung darf nicht in einen Teilprozess hinein oder aus ihm heraus führen; verwenden Sie dort einen Pfeil oder ein Signal.`,
            en: `'${nameOf(node)}' links to '${name}' in another part of the process. A link must not lead into a sub-process or out of it; use a flow or a signal there.`,
          }
        : {
            de: `„${nameOf(node)}“ springt zu „${name}“, aber kein Ereignis nimmt den Sprung auf. Ergänzen Sie das Gegenstück mit demselben Namen.`,
            en: `'${nameOf(node)}' links to '${name}', but no event catches the link. Add its counterpart with the same name.`,
          },
    ),
  ]
}

function doubles(targets: readonly NodeModel[]): readonly Finding[] {
  return targets
    .filter((node, index) => {
      const first = targets.findIndex((each) => linkNameOf(each) === linkNameOf(node))
      return linkNameOf(node) !== undefined && first < index
    })
    .map((node) =>
      findingOf('link-target-ambiguous', 'error', node.id, {
        de: `Zwei Ereignisse nehmen den Sprung „${linkNameOf(node)}“ auf. Geben Sie „${nameOf(node)}“ einen anderen Namen für den Sprung.`,
        en: `Two events catch the link '${linkNameOf(node)}'. Give '${nameOf(node)}' another link name.`,
      }),
    )
}
