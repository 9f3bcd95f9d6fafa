import { describe, expect, test } from 'vitest'
import {
  addField,
  addPage,
  changeText,
  moveField,
  putOptions,
  removeField,
  removePage,
  showOnlyIf,
  showRuleOf,
} from '../../designer/features/form-editor/edit-form.ts'
import { newForm } from '../../designer/features/form-editor/new-form.ts'
import { toClauses, toCondition } from '../../designer/features/form-editor/show-if.tsx'
import { checkForm, generateSchema, validateAnswers } from '../../forms/index.ts'

const words = (text: string) => ({ de: text, en: text })
const place = { page: 'seite1' }

function sample() {
  let { document } = addField(newForm('Straße & Haus', []), place, 'yesNo', words('Haben Sie Kinder?'))
  document = addField(document, place, 'number', words('Wie viele?')).document
  return document
}

describe('editing a form', () => {
  test('a new form has an id from its name and its schema is in step', () => {
    const form = newForm('Straße & Haus', ['strasse_haus'])
    expect(form.id).toBe('strasse_haus_2')
    expect(form.schema).toEqual(generateSchema(form))
  })

  test('questions get keys once; changing the words changes no key', () => {
    const form = changeText(sample(), 'de', 'haben_sie_kinder.label', 'Kinder?')
    expect(form.fields.map(({ key }) => key)).toEqual(['haben_sie_kinder', 'wie_viele'])
    expect(checkForm(form).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('a question shows only while its condition holds, and the schema says the same', () => {
    const when = toCondition('and', [{ field: 'haben_sie_kinder', operator: 'equals', value: true }])
    const form = showOnlyIf(sample(), 'wie_viele', when)
    expect(validateAnswers(form, { haben_sie_kinder: false }, { language: 'de' }).ok).toBe(true)
    expect(validateAnswers(form, { haben_sie_kinder: true }, { language: 'de' }).ok).toBe(false)
    expect(showRuleOf(showOnlyIf(form, 'wie_viele', undefined), 'wie_viele')).toBeUndefined()
  })

  test('conditions of one level are read back; deeper ones should not be', () => {
    const clauses = [
      { field: 'a', operator: 'equals', value: 'x' },
      { field: 'b', operator: 'answered' },
    ] as const
    expect(toClauses(toCondition('or', clauses) ?? { op: 'and', of: [] })).toEqual({ join: 'or', clauses })
    const deep = { op: 'and', of: [{ op: 'or', of: [] }] } as const
    expect(toClauses(deep)).toBeUndefined()
  })

  test('moving goes over the edge of a page; a removed page leaves its questions to its neighbor', () => {
    let form = addPage(sample(), words('Zweite Seite'))
    form = moveField(form, 'wie_viele', 1)
    expect(form.pages.map(({ fields }) => fields)).toEqual([['haben_sie_kinder'], ['wie_viele']])
    form = removePage(form, 'seite2')
    expect(form.pages.map(({ fields }) => fields)).toEqual([['haben_sie_kinder', 'wie_viele']])
  })

  test('removing a question takes its texts and rules along', () => {
    const when = { op: 'equals', field: 'haben_sie_kinder', value: true } as const
    const form = removeField(showOnlyIf(sample(), 'wie_viele', when), 'wie_viele')
    expect(form.rules).toEqual([])
    expect(JSON.stringify(form.texts)).not.toContain('wie_viele')
  })

  test('options keep their values when their words change', () => {
    const added = addField(newForm('F', []), place, 'choice', words('Land'))
    let form = putOptions(added.document, added.path, 'de', ['Deutschland', 'Anderes Land'])
    const before = form.fields[0]?.options
    form = putOptions(form, added.path, 'de', ['Deutschland', 'Ein anderes Land'])
    expect(form.fields[0]?.options).toEqual(before)
  })

  test('members of a group are added, moved and removed by path', () => {
    const group = addField(newForm('F', []), place, 'repeatGroup', words('Person'))
    const one = addField(group.document, { ...place, group: group.path }, 'text', words('Name'))
    const two = addField(one.document, { ...place, group: group.path }, 'date', words('Geburtstag'))
    expect(two.path).toBe('person.geburtstag')
    const moved = moveField(two.document, two.path, -1)
    expect(moved.fields[0]?.fields?.map(({ key }) => key)).toEqual(['geburtstag', 'name'])
    expect(removeField(moved, one.path).fields[0]?.fields?.map(({ key }) => key)).toEqual(['geburtstag'])
  })
})
