import { isType } from '../../../modeler/model-element.ts'
import { AssignmentFields } from '../fields/assignment-fields.tsx'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** Who does the tasks of a lane that say nothing themselves. */
export const laneSection: Section = {
  id: 'lane',
  applies: (bo) => isType(bo, 'bpmn:Lane'),
  Component: (subject) => {
    const { t } = propertyTexts.useTexts()
    return <AssignmentFields subject={subject} label={t('laneWho')} hint={t('laneWhoHint')} />
  },
}
