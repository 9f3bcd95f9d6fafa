import { describe, expect, test } from 'vitest'
import { compareContent } from '../../designer/features/compare/compare-content.ts'
import { readModel } from '../../designer/features/compare/read-model.ts'
import { addField, changeField } from '../../designer/features/form-editor/edit-form.ts'
import { newForm } from '../../designer/features/form-editor/new-form.ts'

const model = (body: string, diagram = '') =>
  `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t"><bpmn:process id="p" name="P">${body}</bpmn:process>${diagram}</bpmn:definitions>`
const task = (extensions: string, name = 'Prüfen') =>
  `<bpmn:userTask id="a" name="${name}"><bpmn:extensionElements>${extensions}</bpmn:extensionElements></bpmn:userTask>`
const content = (bpmn: string) => ({ bpmn, decisions: {}, forms: {} })
const compare = (before: string, after: string) =>
  compareContent(content(model(before)), content(model(after)), readModel)

describe('comparing two states of a procedure', () => {
  test('a changed extension is a change, told by what it is', async () => {
    const changes = await compare(
      task('<zeebe:formDefinition formId="f1" />'),
      task('<zeebe:formDefinition formId="f2" />'),
    )
    expect(changes).toEqual([
      {
        kind: 'changed',
        about: 'model',
        id: 'a',
        name: 'Prüfen',
        type: 'bpmn:UserTask',
        facts: [{ fact: 'zeebe:FormDefinition.formId', before: 'f1', after: 'f2' }],
      },
    ])
  })

  test('steps are added and removed by id', async () => {
    const changes = await compare('<bpmn:userTask id="a" name="A" />', '<bpmn:userTask id="b" name="B" />')
    expect(changes.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual(['added b', 'removed a'])
  })

  test('a renamed step says both names', async () => {
    const [change] = await compare(task('', 'Alt'), task('', 'Neu'))
    expect(change?.facts).toEqual([{ fact: 'name', before: 'Alt', after: 'Neu' }])
  })

  test('writing a default should not count as a change', async () => {
    const boundary = (attribute: string) =>
      `<bpmn:task id="a" /><bpmn:boundaryEvent id="e" attachedToRef="a" ${attribute} />`
    expect(await compare(boundary('cancelActivity="true"'), boundary(''))).toEqual([])
  })

  test('a new question and one that is no longer needed', async () => {
    const place = { page: 'seite1' }
    const first = addField(newForm('Antrag', []), place, 'text', { de: 'Name', en: 'Name' }).document
    const next = changeField(
      addField(first, place, 'date', { de: 'Geburtstag', en: 'Birthday' }).document,
      'name',
      { required: undefined },
    )
    const changes = await compareContent(
      { ...content(model('')), forms: { antrag: first } },
      { ...content(model('')), forms: { antrag: next } },
      readModel,
    )
    expect(changes.map(({ kind, about, id }) => [kind, about, id])).toEqual([
      ['changed', 'form', 'antrag'],
      ['changed', 'question', 'name'],
      ['added', 'question', 'geburtstag'],
    ])
  })
})
