import { SelectField } from '../../../../runtime/ui/components/select-field.tsx'
import { elementTitle } from '../../../modeler/element-words.ts'
import { extensionOf, isType, textOf } from '../../../modeler/model-element.ts'
import { flattened, outlineOf } from '../../outline/outline.ts'
import { inheritedAssignment } from '../assignment.ts'
import { AssignmentFields } from '../fields/assignment-fields.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** Who does a task: a group of the office, somebody by name, and whose hand must not do it. */
export const whoSection: Section = {
  id: 'who',
  applies: (bo) => isType(bo, 'bpmn:UserTask'),
  Component: (subject) => {
    const { t, language } = propertyTexts.useTexts()
    const { editor, element, bo, process } = subject
    const others = (process === undefined ? [] : flattened(outlineOf(process))).filter(
      (line) => isType(line.element, 'bpmn:UserTask') && line.element !== bo,
    )
    return (
      <>
        <AssignmentFields subject={subject} label={t('who')} inherited={inheritedAssignment(bo)} />
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
