import { eventDefinitionsOf, textOf } from './moddle-element.ts'
import type { FlowModel, NodeModel } from './read-model.ts'

/**
 * A link stands for a sequence flow nobody wanted to draw across the page: from every link that throws to
 * the one of its name that catches, in the same process or sub-process (BPMN 2.0.2 § 10.5.6). Reading it as
 * a flow lets everything that follows paths see it; its id, with a `~`, can be no one else's.
 */
export function linkFlows(nodes: readonly NodeModel[]): readonly FlowModel[] {
  const targets = new Map<string, NodeModel>()
  for (const node of nodes) {
    const name = node.kind === LINK_CATCH ? linkNameOf(node) : undefined
    if (name !== undefined && !targets.has(name)) targets.set(name, node)
  }
  return nodes.flatMap((source) => {
    const target = source.kind === LINK_THROW ? targets.get(linkNameOf(source) ?? '') : undefined
    if (!target) return []
    const id = `${source.id}~${target.id}`
    return [{ id, element: source.element, source, target, isDefault: false, isLink: true as const }]
  })
}

export const LINK_THROW = 'bpmn:IntermediateThrowEvent/link'
export const LINK_CATCH = 'bpmn:IntermediateCatchEvent/link'

/** What pairs the two ends of a link. */
export function linkNameOf(node: NodeModel): string | undefined {
  return textOf(eventDefinitionsOf(node.element)[0], 'name')
}
