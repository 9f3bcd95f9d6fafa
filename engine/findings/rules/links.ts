import { LINK_CATCH, LINK_THROW, linkNameOf } from '../../bpmn/link-flows.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** A link that throws has exactly one of its name that catches, in the same process or sub-process (BPMN 2.0.2 § 10.5.6). */
export const links: Rule = ({ containers, nodes }) => {
  const caught = new Set(nodes.filter(({ kind }) => kind === LINK_CATCH).map(linkNameOf))
  return containers.flatMap((container) => [
    ...container.nodes.filter(({ kind }) => kind === LINK_THROW).flatMap((node) => checkTarget(node, caught)),
    ...doubles(container.nodes.filter(({ kind }) => kind === LINK_CATCH)),
  ])
}

/** `caught`: the names caught anywhere in the process. */
function checkTarget(node: NodeModel, caught: ReadonlySet<string | undefined>): readonly Finding[] {
  const name = linkNameOf(node)
  if (name === undefined || node.outgoing.some((flow) => flow.isLink)) return []
  return [
    findingOf(
      'link-target-missing',
      'error',
      node.id,
      caught.has(name)
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
  const seen = new Set<string>()
  return targets.flatMap((node) => {
    const name = linkNameOf(node)
    if (name === undefined || !seen.has(name)) {
      if (name !== undefined) seen.add(name)
      return []
    }
    return [
      findingOf('link-target-ambiguous', 'error', node.id, {
        de: `Zwei Ereignisse nehmen den Sprung „${name}“ auf. Geben Sie „${nameOf(node)}“ einen anderen Namen für den Sprung.`,
        en: `Two events catch the link '${name}'. Give '${nameOf(node)}' another link name.`,
      }),
    ]
  })
}
