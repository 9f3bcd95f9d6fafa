import { elementOf, eventDefinitionsOf, textOf } from '../../bpmn/moddle-element.ts'
import type { ContainerModel, NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** What a compensation event names stands where it can reach it, and can be undone (BPMN 2.0.2 § 10.7.2). */
export const compensationTargets: Rule = ({ nodes }) => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return nodes
    .filter((node) => node.type === 'bpmn:EndEvent' || node.type === 'bpmn:IntermediateThrowEvent')
    .flatMap((node) => {
      const target = byId.get(targetOf(node) ?? '')
      return target ? check(node, target) : []
    })
}

function targetOf(node: NodeModel): string | undefined {
  const definition = eventDefinitionsOf(node.element).find(
    (each) => each.$type === 'bpmn:CompensateEventDefinition',
  )
  return textOf(elementOf(definition, 'activityRef'), 'id')
}

function check(node: NodeModel, target: NodeModel): readonly Finding[] {
  if (!around(node.container).includes(target.container)) {
    return [
      findingOf('compensation-target-unreachable', 'error', node.id, {
        de: `„${nameOf(node)}“ soll „${nameOf(target)}“ rückgängig machen, steht aber nicht im selben oder einem inneren Teilprozess. Nennen Sie den Teilprozess, in dem die Aufgabe steht.`,
        en: `'${nameOf(node)}' is to undo '${nameOf(target)}' but does not stand in the same sub-process or inside it. Name the sub-process the task stands in.`,
      }),
    ]
  }
  if (canBeUndone(target)) return []
  return [
    findingOf('compensation-target-without-handler', 'warning', node.id, {
      de: `„${nameOf(node)}“ soll „${nameOf(target)}“ rückgängig machen, dort ist aber nicht gesagt, wie. Setzen Sie ein Kompensationsereignis auf den Rand und verbinden Sie es mit der Aufgabe, die das erledigt.`,
      en: `'${nameOf(node)}' is to undo '${nameOf(target)}', but that does not say how. Put a compensation event on its border and connect it with the task that does it.`,
    }),
  ]
}

function around(container: ContainerModel | undefined): readonly ContainerModel[] {
  return container ? [container, ...around(container.parent)] : []
}

/** By a handler, by what is inside it, or by the process it calls. */
function canBeUndone(node: NodeModel): boolean {
  return (
    node.type === 'bpmn:CallActivity' ||
    node.boundaries.some((each) => each.kind === 'bpmn:BoundaryEvent/compensate') ||
    (node.body?.nodes ?? []).some(
      (inner) => inner.kind === 'bpmn:StartEvent/compensate' || canBeUndone(inner),
    )
  )
}
