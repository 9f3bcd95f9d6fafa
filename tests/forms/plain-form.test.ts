import { expect, test } from 'vitest'
import { checkForm, plainForm, validateAnswers } from '../../forms/index.ts'

const suggestion = {
  formId: 'erledigt-pruefen',
  title: 'Zuständigkeit prüfen',
  questions: [{ key: 'zustaendig', label: 'Zuständig?', options: ['ja', 'nein'] }],
}

test('a task without a form gets its gateway choices and a remark, ready to use', () => {
  // when
  const form = plainForm(suggestion)
  // then
  expect(checkForm(form).filter(({ severity }) => severity === 'error')).toEqual([])
  expect(form.fields.map(({ key, kind }) => [key, kind])).toEqual([
    ['zustaendig', 'choice'],
    ['bemerkung', 'longText'],
  ])
  expect(validateAnswers(form, { zustaendig: 'ja' }, { language: 'de' })).toMatchObject({ ok: true })
})

test('the choice the way on depends on cannot be left out', () => {
  expect(validateAnswers(plainForm(suggestion), {}, { language: 'de' })).toMatchObject({
    ok: false,
    errors: [{ path: 'zustaendig' }],
  })
})

test('questions of every kind an imported model describes make a form without errors', () => {
  // given
  const question = (kind: 'text' | 'number' | 'date' | 'yesNo' | 'choice', required = false) => ({
    key: kind,
    label: `Frage ${kind}`,
    options: kind === 'choice' ? ['a', 'b'] : [],
    field: { kind, required, ...(kind === 'choice' && { words: { a: 'Eins', b: 'Zwei' } }) },
  })
  // when
  const form = plainForm({
    ...suggestion,
    questions: [
      question('text', true),
      question('number'),
      question('date'),
      question('yesNo'),
      question('choice'),
    ],
  })
  // then
  expect(checkForm(form).filter(({ severity }) => severity === 'error')).toEqual([])
  expect(form.texts.de?.['choice.option.a']).toBe('Eins')
  expect(validateAnswers(form, { text: 'x' }, { language: 'de' })).toMatchObject({ ok: true })
  expect(validateAnswers(form, {}, { language: 'de' })).toMatchObject({
    ok: false,
    errors: [{ path: 'text' }],
  })
})

test('a question called like the remark keeps its own key', () => {
  const form = plainForm({
    ...suggestion,
    questions: [{ key: 'bemerkung', label: 'Bemerkung?', options: ['ja'] }],
  })
  expect(form.fields.map(({ key }) => key)).toEqual(['bemerkung', 'bemerkungNeu'])
})
