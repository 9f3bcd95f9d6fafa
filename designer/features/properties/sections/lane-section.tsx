import { isType } from '../../../modeler/model-element.ts'
import { GroupsProperty } from '../fields/groups-property.tsx'
import { groupsOfLane } from '../lane-groups.ts'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** Who does the tasks of a lane that say nothing themselves. */
export const laneSection: Section = {
  id: 'lane',
  applies: (bo) => isType(bo, 'bpmn:Lane'),
  Component: ({ editor, element, bo }) => {
    const { t } = propertyTexts.useTexts()
    return (
      <GroupsProperty
        label={t('laneWho')}
        value={groupsOfLane(bo)}
        onCommit={(candidateGroups) =>
          editor.extend(element, 'zeebe:AssignmentDefinition', { candidateGroups })
        }
      />
    )
  },
}
