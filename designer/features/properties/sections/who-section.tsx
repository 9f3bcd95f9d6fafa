import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { elementTitle } from '../../../modeler/element-words.ts'
import { extensionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { flattened, outlineOf } from '../../outline/outline.ts'
import { GroupsProperty } from '../fields/groups-property.tsx'
import { TextProperty } from '../fields/text-property.tsx'
import { inheritedGroups } from '../lane-groups.ts'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** Who does a task: a group of the office, somebody by name, and whose hand must not do it. */
export const whoSection: Section = {
  id: 'who',
  applies: (bo) => isType(bo, 'bpmn:UserTask'),
  Component: ({ editor, element, bo, process }) => {
    const { t, language } = propertyTexts.useTexts()
    const assignment = extensionOf(bo, 'zeebe:AssignmentDefinition')
    const groups = textOf(assignment, 'candidateGroups')
    const others = (process === undefined ? [] : flattened(outlineOf(process))).filter(
      (line) => isType(line.element, 'bpmn:UserTask') && line.element !== bo,
    )
    const assign = (patch: { candidateGroups?: string; assignee?: string }) =>
      editor.extend(element, 'zeebe:AssignmentDefinition', patch)
    return (
      <>
        <GroupsProperty
          label={t('who')}
          value={groups}
          inherited={inheritedGroups(bo)}
          onCommit={(candidateGroups) => assign({ candidateGroups })}
        />
        {textOf(assignment, 'assignee') !== '' && (
          <TextProperty
            label={t('assignee')}
            value={textOf(assignment, 'assignee')}
            onCommit={(assignee) => assign({ assignee })}
          />
        )}
        <SelectField
          label={t('fourEyes')}
          value={textOf(extensionOf(bo, 'lz:Step'), 'fourEyes')}
          options={[
            { value: '', label: t('noFourEyes') },
            ...others.map((line) => ({ value: line.id, label: elementTitle(line.element, language) })),
          ]}
          onChange={(fourEyes) => editor.extend(element, 'lz:Step', { fourEyes })}
        />
      </>
    )
  },
}
