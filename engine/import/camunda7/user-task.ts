import { elementOf, elementsOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'

const SETTINGS: readonly (readonly [from: string, type: string, to: string])[] = [
  ['assignee', 'zeebe:AssignmentDefinition', 'assignee'],
  ['candidateGroups', 'zeebe:AssignmentDefinition', 'candidateGroups'],
  ['candidateUsers', 'zeebe:AssignmentDefinition', 'candidateUsers'],
  ['dueDate', 'zeebe:TaskSchedule', 'dueDate'],
  ['followUpDate', 'zeebe:TaskSchedule', 'followUpDate'],
  ['priority', 'zeebe:PriorityDefinition', 'priority'],
]

/** Who does a user task, until when and how urgently. */
export function importUserTask(context: ImportContext, element: ModdleElement): void {
  if (element.$type !== 'bpmn:UserTask') return
  for (const [from, type, to] of SETTINGS) {
    context.moveAttribute(element, from, (text) => context.write(element, type, { [to]: text }))
  }
  importOwners(context, element)
  context.write(element, 'zeebe:UserTask', {})
}

/** People named in BPMN's own words: `potentialOwner` and `humanPerformer` (BPMN 2.0.2 § 10.3.1). */
function importOwners(context: ImportContext, task: ModdleElement): void {
  const users: string[] = []
  const groups: string[] = []
  for (const resource of elementsOf(task, 'resources')) {
    const expression = elementOf(elementOf(resource, 'resourceAssignmentExpression'), 'expression')
    const text = textOf(expression, 'body')
    if (text === undefined) continue
    if (resource.$type === 'bpmn:HumanPerformer') {
      const assignee = context.translate(task, text.trim(), 'humanPerformer')
      if (assignee !== undefined) context.write(task, 'zeebe:AssignmentDefinition', { assignee })
      continue
    }
    if (resource.$type !== 'bpmn:PotentialOwner') continue
    for (const part of text.split(',').map((each) => each.trim())) {
      const [, kind, name = ''] = /^(user|group)\((.*)\)$/s.exec(part) ?? [undefined, 'group', part]
      if (name !== '') (kind === 'user' ? users : groups).push(name.trim())
    }
  }
  writeList(context, task, 'candidateUsers', users)
  writeList(context, task, 'candidateGroups', groups)
}

function writeList(
  context: ImportContext,
  task: ModdleElement,
  name: string,
  people: readonly string[],
): void {
  if (people.length === 0) return
  const text = context.translate(task, people.join(','), name)
  if (text !== undefined) context.write(task, 'zeebe:AssignmentDefinition', { [name]: text })
}
