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

test('a question called like the remark keeps its own key', () => {
  const form = plainForm({
    ...suggestion,
    questions: [{ key: 'bemerkung', label: 'Bemerkung?', options: ['ja'] }],
  })
  expect(form.fields.map(({ key }) => key)).toEqual(['bemerkung', 'bemerkungNeu'])
})
