import { expect, test } from 'vitest'
import { assign, assignmentOf, inheritedAssignment } from '../../designer/features/properties/assignment.ts'
import { xmlEditor } from './xml-editor.ts'

const says = (attributes: string) =>
  `<bpmn:extensionElements><zeebe:assignmentDefinition ${attributes} /></bpmn:extensionElements>`
const body = `<bpmn:laneSet id="LS">
    <bpmn:lane id="Office">${says('candidateGroups="clerk"')}<bpmn:flowNodeRef>Check</bpmn:flowNodeRef><bpmn:flowNodeRef>Named</bpmn:flowNodeRef><bpmn:flowNodeRef>Sub</bpmn:flowNodeRef>
      <bpmn:childLaneSet id="CS"><bpmn:lane id="Lead">${says('assignee="kim"')}<bpmn:flowNodeRef>Sign</bpmn:flowNodeRef></bpmn:lane>
      </bpmn:childLaneSet></bpmn:lane>
    <bpmn:lane id="Silent"><bpmn:flowNodeRef>Other</bpmn:flowNodeRef></bpmn:lane>
  </bpmn:laneSet>
  <bpmn:userTask id="Check" /><bpmn:userTask id="Sign" /><bpmn:userTask id="Other" />
  <bpmn:userTask id="Named">${says('candidateUsers="lou, noa"')}</bpmn:userTask>
  <bpmn:subProcess id="Sub"><bpmn:userTask id="Inner" /></bpmn:subProcess>`
const nobody = { candidateGroups: '', candidateUsers: '', assignee: '' }

test.each([
  ['Check', { ...nobody, candidateGroups: 'clerk' }],
  ['Sign', { ...nobody, assignee: 'kim' }],
  ['Inner', { ...nobody, candidateGroups: 'clerk' }],
])('%s takes over the whole assignment of its innermost lane that has one', async (id, expected) => {
  const { model } = await xmlEditor(body)
  expect(inheritedAssignment(model(id))).toEqual(expected)
})

test.each([
  ['a task in a lane that says nothing', 'Other'],
  ['a task that names people itself', 'Named'],
])('%s should not take over anything', async (_, id) => {
  const { model } = await xmlEditor(body)
  expect(inheritedAssignment(model(id))).toBeUndefined()
})

test('a lane is given its group, and its tasks take it over', async () => {
  const { editor, element, model, xml } = await xmlEditor(body)
  assign(editor, element('Silent'), { candidateGroups: 'lead' })
  expect(await xml()).toMatch(
    /<bpmn:lane id="Silent">\s*<bpmn:extensionElements>\s*<zeebe:assignmentDefinition candidateGroups="lead" \/>/,
  )
  expect(inheritedAssignment(model('Other'))?.candidateGroups).toBe('lead')
})

test('another group of a lane keeps the person it names', async () => {
  const { editor, element, model } = await xmlEditor(body)
  assign(editor, element('Lead'), { candidateGroups: 'lead' })
  expect(assignmentOf(model('Lead'))).toEqual({ ...nobody, candidateGroups: 'lead', assignee: 'kim' })
})

test('an emptied lane should not keep an empty extension, and the lane around it counts again', async () => {
  const { editor, element, model, xml } = await xmlEditor(body)
  assign(editor, element('Lead'), { assignee: '' })
  expect(await xml()).toMatch(/<bpmn:lane id="Lead">\s*<bpmn:flowNodeRef>/)
  expect(inheritedAssignment(model('Sign'))?.candidateGroups).toBe('clerk')
})
