import { childOf, extensionOf, listOf, type ModelElement, textOf } from '../../modeler/model-element.ts'

/** Who does the tasks of a lane (`zeebe:assignmentDefinition` on it). */
export const groupsOfLane = (lane: ModelElement | undefined): string =>
  textOf(extensionOf(lane, 'zeebe:AssignmentDefinition'), 'candidateGroups')

/** Who does a task that says nothing itself: its innermost lane that says it (BPMN 2.0.2 § 10.8). */
export function inheritedGroups(task: ModelElement): string {
  for (let at: ModelElement | undefined = task; at !== undefined; at = at.$parent) {
    const inside = at
    const lanes = listOf(at.$parent, 'laneSets').flatMap((set) => lanesAround(set, inside))
    const said = lanes.map(groupsOfLane).find((groups) => groups !== '')
    if (said !== undefined) return said
  }
  return ''
}

/** Innermost first. */
function lanesAround(set: ModelElement, node: ModelElement): readonly ModelElement[] {
  return listOf(set, 'lanes').flatMap((lane) => {
    const children = childOf(lane, 'childLaneSet')
    const inner = children === undefined ? [] : lanesAround(children, node)
    return inner.length > 0 || listOf(lane, 'flowNodeRef').includes(node) ? [...inner, lane] : []
  })
}
