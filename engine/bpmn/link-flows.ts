import { eventDefinitionsOf, textOf } from './moddle-element.ts'
import type { FlowModel, NodeModel } from './read-model.ts'

/**
 * A link stands for a sequence flow nobody wanted to draw across the page: from every link that throws to
 * the one of its name that catches, in the same process or sub-process (BPMN 2.0.2 § 10.5.6). Reading it as
 * a flow lets everything that follows paths see it; its id, with a `~`, can be no one else's.
 */
export function linkFlows(nodes: readonly NodeModel[]): readonly FlowModel[] {
  return nodes
    .filter((node) => node.kind === 'bpmn:IntermediateThrowEvent/link')
    .flatMap((source) => {
      const target = nodes.find(
        (node) => node.kind === 'bpmn:IntermediateCatchEvent/link' && linkNameOf(node) === linkNameOf(source),
      )
      if (!target || linkNameOf(source) === undefined) return []
      return [
        {
          id: `${source.id}~${target.id}`,
          element: source.element,
          source,
          target,
          isDefault: false,
          isLink: true as const,
        },
      ]
    })
}

/** What pairs the two ends of a link. */
export function linkNameOf(node: NodeModel): string | undefined {
  return textOf(eventDefinitionsOf(node.element)[0], 'name')
}
