import { elementOf, elementsOf, extensionOf, type ModdleElement } from './moddle-element.ts'
import type { NodeModel } from './read-model.ts'

/** Who does what stands in a lane, when the lane says it (`zeebe:assignmentDefinition` on the lane). */
export function laneAssignment(node: NodeModel): ModdleElement | undefined {
  return lanesOf(node)
    .map((lane) => extensionOf(lane, 'zeebe:AssignmentDefinition'))
    .find((assignment) => assignment !== undefined)
}

/**
 * The lanes a node stands in, innermost first: those of its own process or sub-process, then those its
 * sub-process stands in (BPMN 2.0.2 § 10.8).
 */
export function lanesOf({ element, container }: NodeModel): readonly ModdleElement[] {
  const own = lanesAround(elementsOf(container.element, 'laneSets'), element)
  if (!container.parent) return own
  const { element: subProcess, parent } = container
  const host = parent.nodes.find((node) => node.element === subProcess)
  return host ? [...own, ...lanesOf(host)] : own
}

/** The lanes of some sets that hold an element, innermost first; a tool may list it in the innermost only. */
function lanesAround(sets: readonly ModdleElement[], element: ModdleElement): readonly ModdleElement[] {
  return sets
    .flatMap((set) => elementsOf(set, 'lanes'))
    .flatMap((lane) => {
      const children = elementOf(lane, 'childLaneSet')
      const inner = children ? lanesAround([children], element) : []
      return inner.length > 0 || elementsOf(lane, 'flowNodeRef').includes(element) ? [...inner, lane] : []
    })
}
