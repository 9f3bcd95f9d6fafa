import { describe, expect, test } from 'vitest'
import {
  setCompensated,
  setEscalation,
  setEventCondition,
  setLinkName,
  setSignal,
} from '../../designer/modeler/event-definitions.ts'
import { xmlEditor } from './xml-editor.ts'

const event = (id: string, kind: string) =>
  `<bpmn:intermediateThrowEvent id="${id}"><bpmn:${kind}EventDefinition id="${id}_d" /></bpmn:intermediateThrowEvent>`

describe('a signal', () => {
  test('is made once beside the process and named by both events', async () => {
    // given
    const { definition, xml } = await xmlEditor(event('A', 'signal') + event('B', 'signal'))
    // when
    setSignal(definition('A'), 'Neue Regel')
    setSignal(definition('B'), 'Neue Regel')
    // then
    const text = await xml()
    expect(text.match(/<bpmn:signal id="Signal_Neue_Regel" name="Neue Regel" \/>/g)).toHaveLength(1)
    expect(text.match(/signalRef="Signal_Neue_Regel"/g)).toHaveLength(2)
  })

  test('is taken away by an empty name, and stays in the model for others', async () => {
    const { definition, xml } = await xmlEditor(event('A', 'signal'))
    setSignal(definition('A'), 'S')
    setSignal(definition('A'), '')
    expect(await xml()).not.toContain('signalRef')
    expect(await xml()).toContain('<bpmn:signal id="Signal_S"')
  })
})

test('an escalation is shared by its code', async () => {
  const { definition, xml } = await xmlEditor(event('A', 'escalation') + event('B', 'escalation'))
  setEscalation(definition('A'), 'late')
  setEscalation(definition('B'), 'late')
  const text = await xml()
  expect(
    text.match(/<bpmn:escalation id="Escalation_late" name="late" escalationCode="late" \/>/g),
  ).toHaveLength(1)
  expect(text.match(/escalationRef="Escalation_late"/g)).toHaveLength(2)
})

test('a condition is a formal expression, and an empty one is none', async () => {
  const { definition, xml } = await xmlEditor(
    '<bpmn:intermediateCatchEvent id="A"><bpmn:conditionalEventDefinition id="A_d" /></bpmn:intermediateCatchEvent>',
  )
  setEventCondition(definition('A'), '=amount > 5')
  expect(await xml()).toMatch(
    /<bpmn:condition xsi:type="bpmn:tFormalExpression">=amount &gt; 5<\/bpmn:condition>/,
  )
  setEventCondition(definition('A'), '')
  expect(await xml()).not.toContain('<bpmn:condition ')
})

test('a link has its name, and what is compensated is named by reference', async () => {
  const { definition, model, xml } = await xmlEditor(
    `<bpmn:task id="T" />${event('A', 'link')}${event('B', 'compensate')}`,
  )
  setLinkName(definition('A'), 'Weiter')
  setCompensated(definition('B'), model('T'))
  expect(await xml()).toContain('<bpmn:linkEventDefinition id="A_d" name="Weiter" />')
  expect(await xml()).toContain('<bpmn:compensateEventDefinition id="B_d" activityRef="T" />')
  setCompensated(definition('B'), undefined)
  expect(await xml()).toContain('<bpmn:compensateEventDefinition id="B_d" />')
})
