import { describe, expect, test } from 'vitest'
import type { FormDocument } from '../../forms/document.ts'
import { checkForm, parseForm } from '../../forms/index.ts'
import { everyKind, formOf } from './sample-form.ts'

const codes = (form: unknown) => checkForm(form).map((finding) => finding.code)
const yesNo = { key: 'a', kind: 'yesNo', purpose: 'x' } as const
const text = { key: 'b', kind: 'text', purpose: 'x' } as const

test('a good form has no findings', () => {
  expect(checkForm(everyKind)).toEqual([])
  expect(parseForm(JSON.stringify(everyKind))).toEqual({ form: everyKind, findings: [] })
})

describe('a form from a stranger', () => {
  const withSchema = (schema: object): FormDocument => ({ ...everyKind, schema: { ...schema } })
  const deep = (levels: number): object => (levels === 0 ? {} : { not: deep(levels - 1) })

  test.each<[string, unknown, string]>([
    ['remote $ref', withSchema({ $ref: 'https://example.org/schema.json' }), 'form-schema-reference'],
    ['local $ref', withSchema({ properties: { a: { $ref: '#' } } }), 'form-schema-reference'],
    ['look-around', formOf({ fields: [{ ...text, pattern: '^(?=a)' }] }), 'form-pattern-unsafe'],
    ['back-reference', withSchema({ pattern: '(a)\\1' }), 'form-pattern-unsafe'],
    ['schema bomb', withSchema({ anyOf: Array(300).fill({ type: 'string' }) }), 'form-schema-fan-out'],
    ['depth', withSchema(deep(30)), 'form-too-deep'],
    ['number of parts', withSchema({ enum: Array(6000).fill(1) }), 'form-too-large'],
    ['size', { ...everyKind, texts: { de: { x: 'x'.repeat(300_000) } } }, 'form-too-large'],
    ['prototype', JSON.parse('{"format":1,"texts":{"__proto__":{}}}'), 'form-key-reserved'],
    ['1e400', JSON.parse('{"format":1e400}'), 'form-not-json'],
    ['NUL', { ...everyKind, id: 'a\u0000' }, 'form-not-json'],
    ['a list', [], 'form-shape'],
    ['nothing', null, 'form-shape'],
    ['unknown member', { ...everyKind, script: 'alert(1)' }, 'form-shape'],
  ])('%s is refused quickly', (_, form, code) => {
    const started = process.cpuUsage()
    expect(codes(form)).toContain(code)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(250)
  })

  test('a field may be called like a keyword', () => {
    expect(codes(formOf({ fields: [{ key: 'pattern', kind: 'yesNo', purpose: 'x' }] }))).toEqual([])
  })
  test('text that is no JSON is a finding', () => {
    expect(parseForm('{').findings).toMatchObject([{ code: 'form-not-json', severity: 'error' }])
  })
})

describe('what a designer may get wrong', () => {
  const show = (field: string, target: string) =>
    ({ id: 'r', when: { op: 'equals', field, value: true }, then: 'show', targets: [target] }) as const

  test.each<[string, FormDocument, string]>([
    ['key twice', formOf({ fields: [yesNo, yesNo] }), 'form-key-twice'],
    ['no options', formOf({ fields: [{ key: 'c', kind: 'choice' }] }), 'form-options-missing'],
    [
      'option twice',
      formOf({ fields: [{ key: 'c', kind: 'choice', options: ['x', 'x'] }] }),
      'form-option-twice',
    ],
    ['empty group', formOf({ fields: [{ key: 'g', kind: 'group' }] }), 'form-group-empty'],
    ['limits', formOf({ fields: [{ ...text, minLength: 9, maxLength: 3 }] }), 'form-limits-crossed'],
    [
      'no page',
      formOf({ fields: [yesNo, text], pages: [{ id: 'p', fields: ['a'] }] }),
      'form-field-on-no-page',
    ],
    [
      'unknown on page',
      formOf({ fields: [yesNo], pages: [{ id: 'p', fields: ['a', 'z'] }] }),
      'form-page-field-unknown',
    ],
    ['later field', formOf({ fields: [text, yesNo], rules: [show('a', 'b')] }), 'form-condition-later'],
    ['itself', formOf({ fields: [yesNo], rules: [show('a', 'a')] }), 'form-condition-later'],
    ['unknown field', formOf({ fields: [yesNo], rules: [show('z', 'a')] }), 'form-condition-field-unknown'],
    ['unknown target', formOf({ fields: [yesNo], rules: [show('a', 'z')] }), 'form-rule-target-unknown'],
    [
      'wrong kind',
      formOf({
        fields: [yesNo, text],
        rules: [{ ...show('a', 'b'), when: { op: 'atLeast', field: 'a', value: 3 } }],
      }),
      'form-condition-value',
    ],
    [
      'into an item from outside',
      formOf({
        fields: [{ key: 'g', kind: 'repeatGroup', fields: [yesNo] }, text],
        rules: [show('g.a', 'b')],
      }),
      'form-condition-scope',
    ],
    ['no label', { ...everyKind, texts: { de: { 'form.title': 'x' } } }, 'form-text-missing'],
    ['old schema', { ...everyKind, schema: {} }, 'form-schema-stale'],
    ['no purpose', formOf({ fields: [{ key: 'a', kind: 'text' }] }), 'form-purpose-missing'],
  ])('%s', (_, form, code) => {
    expect(codes(form)).toContain(code)
  })

  test('a translation that is missing only warns', () => {
    const form = { ...everyKind, texts: { ...everyKind.texts, en: { 'form.title': 'x' } } }
    expect(new Set(checkForm(form).map((finding) => finding.severity))).toEqual(new Set(['warning']))
  })
})
