import type { DiagramElement } from '../../modeler/diagram-element.ts'
import type { ModelEditor } from '../../modeler/model-editor.ts'
import { childOf, extensionOf, listOf, type ModelElement, textOf } from '../../modeler/model-element.ts'

const type = 'zeebe:AssignmentDefinition'

/** Who does a task, or the tasks of a lane; empty text where nothing is said. */
export interface Assignment {
  readonly candidateGroups: string
  readonly candidateUsers: string
  readonly assignee: string
}

/** What a task or a lane says itself (`zeebe:assignmentDefinition`). */
export function assignmentOf(element: ModelElement): Assignment | undefined {
  const said = extensionOf(element, type)
  if (said === undefined) return undefined
  return {
    candidateGroups: textOf(said, 'candidateGroups'),
    candidateUsers: textOf(said, 'candidateUsers'),
    assignee: textOf(said, 'assignee'),
  }
}

/** Changes parts of it; when nothing is left, the extension goes. */
export const assign = (editor: ModelEditor, element: DiagramElement, patch: Partial<Assignment>): void =>
  editor.extend(element, type, { ...patch })

/**
 * What a task takes over as a whole when it says nothing itself: the assignment of its innermost lane that
 * has one (BPMN 2.0.2 § 10.8). A task that says something takes over nothing.
 */
export function inheritedAssignment(task: ModelElement): Assignment | undefined {
  if (assignmentOf(task) !== undefined) return undefined
  for (let at: ModelElement | undefined = task; at !== undefined; at = at.$parent) {
    const inside = at
    const lanes = listOf(at.$parent, 'laneSets').flatMap((set) => lanesAround(set, inside))
    const said = lanes.map(assignmentOf).find((assignment) => assignment !== undefined)
    if (said !== undefined) return said
  }
  return undefined
}

/** Innermost first. */
function lanesAround(set: ModelElement, node: ModelElement): readonly ModelElement[] {
  return listOf(set, 'lanes').flatMap((lane) => {
    const children = childOf(lane, 'childLaneSet')
    const inner = children === undefined ? [] : lanesAround(children, node)
    return inner.length > 0 || listOf(lane, 'flowNodeRef').includes(node) ? [...inner, lane] : []
  })
}
