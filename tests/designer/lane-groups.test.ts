import { expect, test } from 'vitest'
import { inheritedGroups } from '../../designer/features/properties/lane-groups.ts'
import { xmlEditor } from './xml-editor.ts'

const assigned = (group: string) =>
  `<bpmn:extensionElements><zeebe:assignmentDefinition candidateGroups="${group}" /></bpmn:extensionElements>`
const body = `<bpmn:laneSet id="LS">
    <bpmn:lane id="Office">${assigned('clerk')}<bpmn:flowNodeRef>Check</bpmn:flowNodeRef><bpmn:flowNodeRef>Sub</bpmn:flowNodeRef>
      <bpmn:childLaneSet id="CS"><bpmn:lane id="Lead">${assigned('lead')}<bpmn:flowNodeRef>Sign</bpmn:flowNodeRef></bpmn:lane>
      </bpmn:childLaneSet></bpmn:lane>
    <bpmn:lane id="Silent"><bpmn:flowNodeRef>Other</bpmn:flowNodeRef></bpmn:lane>
  </bpmn:laneSet>
  <bpmn:userTask id="Check" /><bpmn:userTask id="Sign" /><bpmn:userTask id="Other" />
  <bpmn:subProcess id="Sub"><bpmn:userTask id="Inner" /></bpmn:subProcess>`

test.each([
  ['Check', 'clerk'],
  ['Sign', 'lead'],
  ['Inner', 'clerk'],
  ['Other', ''],
])('%s takes over from its innermost lane that says it: %s', async (id, groups) => {
  const { model } = await xmlEditor(body)
  expect(inheritedGroups(model(id))).toBe(groups)
})
