import { Validator } from '@cfworker/json-schema'
import { describe, expect, test } from 'vitest'
import { generateSchema, pruneAnswers, validateAnswers, visibleFields } from '../../forms/index.ts'
import { everyKind, formOf, rightAnswers } from './sample-form.ts'

const errorsOf = (data: unknown, form = everyKind, options = {}) => {
  const verdict = validateAnswers(form, data, options)
  return verdict.ok ? [] : verdict.errors
}

describe('right answers', () => {
  test('are accepted by us and by the plain schema', () => {
    // when
    const verdict = validateAnswers(everyKind, rightAnswers)
    // then
    expect(verdict).toEqual({ ok: true, data: rightAnswers })
    const plain = new Validator(structuredClone(generateSchema(everyKind)), '2020-12')
    expect(plain.validate(rightAnswers).valid).toBe(true)
  })

  test('lose blanks and surrounding spaces', () => {
    const verdict = validateAnswers(everyKind, { ...rightAnswers, name: '  Erika ', remarks: '   ' })
    expect(verdict.ok && verdict.data).toMatchObject({ name: 'Erika' })
    expect(verdict.ok && 'remarks' in verdict.data).toBe(false)
  })
})

describe('a sentence for each kind of error', () => {
  const cases: [string, unknown, string, string][] = [
    ['text left out', { name: '' }, 'name', 'Geben Sie „Wie heißen Sie?“ an'],
    [
      'text too long',
      { name: 'x'.repeat(61) },
      'name',
      'Kürzen Sie „Wie heißen Sie?“ auf höchstens 60 Zeichen. Es sind jetzt 61',
    ],
    [
      '30 February',
      { born: '1960-02-30' },
      'born',
      'Geben Sie „Wann sind Sie geboren?“ als Tag, Monat und Jahr an, zum Beispiel 31 3 1958',
    ],
    [
      'half a date',
      { born: '1960--3' },
      'born',
      'Geben Sie „Wann sind Sie geboren?“ als Tag, Monat und Jahr an, zum Beispiel 31 3 1958',
    ],
    ['too young', { born: '2010-01-01' }, 'born', 'Sie müssen mindestens 18 Jahre alt sein'],
    ['own sentence', { grade: null }, 'grade', 'Wählen Sie Ihren Pflegegrad aus'],
    [
      'unknown option',
      { grade: 'nine' },
      'grade',
      'Wählen Sie bei „Welchen Pflegegrad haben Sie?“ eine der angebotenen Antworten aus',
    ],
    [
      'amount as text',
      { rent: 'viel' },
      'rent',
      'Geben Sie bei „Wie viel Miete zahlen Sie im Monat?“ einen Betrag in Euro an, zum Beispiel 431,50',
    ],
    [
      'tenth of a cent',
      { rent: 1.001 },
      'rent',
      'Geben Sie bei „Wie viel Miete zahlen Sie im Monat?“ einen Betrag in Euro an, zum Beispiel 431,50',
    ],
    [
      'number above',
      { rooms: 51 },
      'rooms',
      'Geben Sie bei „Wie viele Zimmer hat die Wohnung?“ höchstens 50 an',
    ],
    [
      'decimals',
      { rooms: 2.55 },
      'rooms',
      'Geben Sie bei „Wie viele Zimmer hat die Wohnung?“ höchstens 1 Stellen nach dem Komma an',
    ],
    [
      'pattern',
      { address: { street: 'Weg 1', code: '1234' } },
      'address.code',
      'Geben Sie die Postleitzahl mit fünf Ziffern an',
    ],
    [
      'group as text',
      { address: 'Weg 1' },
      'address',
      'Prüfen Sie „Wo wohnen Sie?“: die Angabe hat nicht die erwartete Form',
    ],
    ['in an item', { persons: [{ first: 'Max' }, {}] }, 'persons.1.first', 'Geben Sie „Vorname“ an'],
    [
      'too many items',
      { persons: Array(4).fill({ first: 'Max' }) },
      'persons',
      'Geben Sie bei „Person im Haushalt“ höchstens 3 Einträge an. Es sind jetzt 4',
    ],
    [
      'twice',
      { heating: ['gas', 'gas'] },
      'heating',
      'Wählen Sie bei „Womit heizen Sie?“ jede Antwort nur einmal aus',
    ],
    [
      'required by a rule',
      { heating: ['wood'] },
      'rooms',
      'Geben Sie bei „Wie viele Zimmer hat die Wohnung?“ eine Zahl an, zum Beispiel 2,5',
    ],
    [
      'not confirmed',
      { truth: false },
      'truth',
      'Setzen Sie das Häkchen bei „Meine Angaben sind richtig und vollständig.“, damit es weitergehen kann',
    ],
  ]
  test.each(cases)('%s', (_, change, path, message) => {
    expect(errorsOf({ ...rightAnswers, ...(change as object) })).toEqual([
      expect.objectContaining({ path, message }),
    ])
  })

  test('in English', () => {
    expect(errorsOf({ ...rightAnswers, born: '2010-01-01' }, everyKind, { language: 'en' })).toEqual([
      { path: 'born', keyword: 'message', message: 'You have to be at least 18 years old' },
    ])
  })
})

describe('what does not belong in the answers', () => {
  test('an unknown field is refused', () => {
    expect(errorsOf({ ...rightAnswers, salary: 1 })).toMatchObject([{ path: 'salary', keyword: 'unknown' }])
  })
  test('an unknown field of an item is refused', () => {
    const persons = [{ first: 'Max', salary: 1 }]
    expect(errorsOf({ ...rightAnswers, persons })).toMatchObject([
      { path: 'persons.0.salary', keyword: 'unknown' },
    ])
  })
  test('a hidden field is refused', () => {
    expect(errorsOf({ ...rightAnswers, care: false })).toMatchObject([
      { path: 'grade', keyword: 'hidden' },
      { path: 'since', keyword: 'hidden' },
    ])
  })
  test('a heading holds no answer', () => {
    expect(errorsOf({ ...rightAnswers, about: 'x' })).toMatchObject([{ path: 'about', keyword: 'unknown' }])
  })
  test.each([
    ['NUL in a text', JSON.stringify({ name: 'a\u0000b' }), 'characters'],
    ['half a surrogate pair', JSON.stringify({ name: '\ud800' }), 'characters'],
    ['1e400', '{"rent":1e400}', 'number'],
    ['__proto__', '{"__proto__":{"admin":true}}', 'prototype'],
    ['constructor', '{"address":{"constructor":{}}}', 'prototype'],
    ['a tower of lists', `{"name":${'['.repeat(60)}${']'.repeat(60)}}`, 'depth'],
    ['a list', '[]', 'type'],
    ['nothing', 'null', 'type'],
  ])('%s is refused before anything looks inside', (_, json, keyword) => {
    expect(errorsOf(JSON.parse(json))).toMatchObject([{ path: '', keyword }])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})

describe('read-only fields', () => {
  const form = formOf({
    fields: [
      { key: 'amount', kind: 'money', readOnly: true },
      { key: 'agree', kind: 'yesNo', required: true },
      { key: 'why', kind: 'text', required: true },
    ],
    rules: [
      { id: 'r', when: { op: 'moreThan', field: 'amount', value: 100 }, then: 'show', targets: ['why'] },
    ],
  })
  const current = { amount: 150 }

  test('may come back unchanged and are not written', () => {
    const verdict = validateAnswers(form, { amount: 150, agree: true, why: 'ja' }, { current })
    expect(verdict).toEqual({ ok: true, data: { agree: true, why: 'ja' } })
  })
  test('are seen by conditions even when they are not sent', () => {
    expect(errorsOf({ agree: true }, form, { current })).toMatchObject([{ path: 'why', keyword: 'required' }])
  })
  test('are refused with another value', () => {
    expect(errorsOf({ amount: 1, agree: true, why: 'x' }, form, { current })).toMatchObject([
      { path: 'amount', keyword: 'readOnly' },
    ])
  })
  test('are refused where the form has no current value', () => {
    expect(errorsOf({ amount: 1, agree: true }, form)).toMatchObject([
      { path: 'amount', keyword: 'readOnly' },
    ])
  })
})

describe('pages', () => {
  test('only the page in question is judged', () => {
    expect(errorsOf({}, everyKind, { pages: ['health'] })).toMatchObject([{ path: 'care' }])
  })
})

describe('visible fields and pruning', () => {
  test('an answer to a hidden question hides what hangs on it', () => {
    const form = formOf({
      fields: [
        { key: 'a', kind: 'yesNo' },
        { key: 'b', kind: 'yesNo' },
        { key: 'c', kind: 'text' },
      ],
      rules: [
        { id: '1', when: { op: 'equals', field: 'a', value: true }, then: 'show', targets: ['b'] },
        { id: '2', when: { op: 'equals', field: 'b', value: true }, then: 'show', targets: ['c'] },
      ],
    })
    expect([...visibleFields(form, { a: false, b: true, c: 'x' })]).toEqual(['a'])
    expect(pruneAnswers(form, { a: false, b: true, c: 'x', d: 1 })).toEqual({ a: false })
  })
  test('each item has its own questions', () => {
    const visible = visibleFields(everyKind, rightAnswers)
    expect(visible.has('persons.0.income')).toBe(true)
    expect(visible.has('persons.1.income')).toBe(false)
  })
})

test('a pattern that backtracks elsewhere is matched in linear time', () => {
  const form = formOf({ fields: [{ key: 'a', kind: 'text', pattern: '^(a+)+$', required: true }] })
  const started = process.cpuUsage()
  expect(errorsOf({ a: `${'a'.repeat(400)}b` }, form)).toMatchObject([{ keyword: 'pattern' }])
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(250)
})

test('thousands of wrong answers are told by the first two hundred', () => {
  const many = Object.fromEntries(Array.from({ length: 15_000 }, (_, index) => [`k${index}`, 1]))
  expect(errorsOf({ ...rightAnswers, ...many })).toHaveLength(200)
})
