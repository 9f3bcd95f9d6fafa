import { lanesOf } from '../../bpmn/lanes.ts'
import { extensionOf, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** Lanes that say who does their tasks agree on it: a task in two of them belongs to one (BPMN 2.0.2 § 10.8). */
export const lanes: Rule = ({ nodes }) =>
  nodes.flatMap((node) => {
    if (node.type !== 'bpmn:UserTask' || extensionOf(node.element, 'zeebe:AssignmentDefinition')) return []
    const [one, other] = rivals(node)
    if (!one || !other) return []
    return [
      findingOf('lane-ambiguous', 'warning', node.id, {
        de: `„${nameOf(node)}“ steht in zwei Bahnen, die beide sagen, wer zuständig ist: „${one}“ und „${other}“. Es gilt die erste. Ordnen Sie die Aufgabe einer Bahn zu.`,
        en: `'${nameOf(node)}' stands in two lanes that both say who does it: '${one}' and '${other}'. The first one counts. Put the task into one lane.`,
      }),
    ]
  })

/** Names of lanes with an assignment that do not lie inside each other. */
function rivals(node: NodeModel): readonly string[] {
  const assigning = lanesOf(node).filter((lane) => extensionOf(lane, 'zeebe:AssignmentDefinition'))
  return assigning
    .filter((lane) => lane.$parent === assigning[0]?.$parent)
    .map((lane) => textOf(lane, 'name') ?? textOf(lane, 'id') ?? '')
}
