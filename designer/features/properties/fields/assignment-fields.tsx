import { type Assignment, assign, assignmentOf } from '../assignment.ts'
import { propertyTexts } from '../property-texts.ts'
import type { Subject } from '../use-properties.ts'
import { GroupsProperty } from './groups-property.tsx'
import { TextProperty } from './text-property.tsx'

/** Who does a task or the tasks of a lane. People by name are asked about only where the model names some. */
export function AssignmentFields({ subject, label, hint, inherited }: AssignmentFieldsProps) {
  const { t } = propertyTexts.useTexts()
  const { editor, element, bo } = subject
  const own = assignmentOf(bo)
  const people = (['assignee', 'candidateUsers'] as const).filter(
    (part) => own !== undefined && own[part] !== '',
  )
  return (
    <>
      <GroupsProperty
        label={label}
        value={own?.candidateGroups ?? ''}
        {...(hint ? { hint } : {})}
        {...(inherited ? { inherited: Object.values(inherited).filter((name) => name !== '') } : {})}
        onCommit={(candidateGroups) => assign(editor, element, { candidateGroups })}
      />
      {people.map((part) => (
        <TextProperty
          key={part}
          label={t(part)}
          value={own?.[part] ?? ''}
          onCommit={(value) => assign(editor, element, { [part]: value })}
        />
      ))}
    </>
  )
}

interface AssignmentFieldsProps {
  readonly subject: Subject
  readonly label: string
  readonly hint?: string
  /** What holds when nothing is chosen. */
  readonly inherited?: Assignment | undefined
}
