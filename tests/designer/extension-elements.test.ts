import { BpmnModdle } from 'bpmn-moddle'
import { describe, expect, test } from 'vitest'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { withExtension } from '../../designer/modeler/extension-elements.ts'
import {
  extensionOf,
  type ModelElement,
  type ModelFactory,
  textOf,
} from '../../designer/modeler/model-element.ts'
import { lzModdle } from '../../engine/bpmn/lz-moddle.ts'

const moddle = new BpmnModdle({ zeebe, lz: lzModdle }) as unknown as ModelFactory
const task = (): ModelElement => moddle.create('bpmn:UserTask', { id: 'a' })

/** Applies one patch after the other, as the panel does. */
function patched(...patches: [string, Record<string, string | undefined> | null][]): ModelElement {
  const element = task()
  for (const [type, patch] of patches) {
    Object.assign(element, { extensionElements: withExtension(moddle, element, type, patch) })
  }
  return element
}

describe('extension elements', () => {
  test('a patch keeps the other attributes and the other extensions', () => {
    const element = patched(
      ['zeebe:AssignmentDefinition', { candidateGroups: 'clerk', assignee: 'kim' }],
      ['lz:Step', { stage: 'eingang' }],
      ['zeebe:AssignmentDefinition', { candidateGroups: 'lead' }],
    )
    const assignment = extensionOf(element, 'zeebe:AssignmentDefinition')
    expect([textOf(assignment, 'candidateGroups'), textOf(assignment, 'assignee')]).toEqual(['lead', 'kim'])
    expect(textOf(extensionOf(element, 'lz:Step'), 'stage')).toBe('eingang')
  })

  test('an extension without attributes goes, and with it the empty container', () => {
    const element = patched(
      ['zeebe:FormDefinition', { formId: 'f' }],
      ['zeebe:FormDefinition', { formId: '' }],
    )
    expect(element.get('extensionElements')).toBeUndefined()
  })

  test('a marker stays although it has no attributes', () => {
    expect(extensionOf(patched(['zeebe:UserTask', {}]), 'zeebe:UserTask')).toBeDefined()
    expect(
      extensionOf(patched(['zeebe:UserTask', {}], ['zeebe:UserTask', null]), 'zeebe:UserTask'),
    ).toBeUndefined()
  })

  test('should not touch the old container, so that undo brings it back', () => {
    const element = patched(['zeebe:FormDefinition', { formId: 'f' }])
    const before = element.get('extensionElements')
    withExtension(moddle, element, 'zeebe:FormDefinition', { formId: 'g' })
    expect(element.get('extensionElements')).toBe(before)
    expect(textOf(extensionOf(element, 'zeebe:FormDefinition'), 'formId')).toBe('f')
  })
})
