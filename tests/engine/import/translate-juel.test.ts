import { describe, expect, test } from 'vitest'
import { compileExpression } from '../../../engine/feel/index.ts'
import { translateJuel } from '../../../engine/import/juel/translate-juel.ts'
import type { Json, Variables } from '../../../engine/json.ts'

const now = '2026-01-01T12:00:00Z'

function evaluated(juel: string, variables: Variables): Json {
  const translated = translateJuel(juel)
  if (!translated.ok) throw new Error(translated.problem)
  expect(translated.text.startsWith('=')).toBe(true)
  const answer = compileExpression(translated.text.slice(1)).evaluate(variables, { now, zone: 'UTC' })
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

describe('JUEL means the same in FEEL', () => {
  test.each<[string, Variables, Json]>([
    ['#{input == 1}', { input: 1 }, true],
    [`\${input == 1}`, { input: 2 }, false],
    [`\${a} and #{b}`, { a: 1, b: 2 }, '1 and 2'],
    ["#{input eq 'left'}", { input: 'left' }, true],
    ['#{a != b}', { a: 1, b: 2 }, true],
    ['#{a lt 2 and b ge 3 || c}', { a: 1, b: 3, c: false }, true],
    ['#{not done}', { done: false }, true],
    ['#{!done && (a || b)}', { done: false, a: false, b: true }, true],
    ['#{(1 < 2) == true}', {}, true],
    ['#{a - (b - c)}', { a: 1, b: 2, c: 3 }, 2],
    ['#{a - b - c}', { a: 9, b: 2, c: 3 }, 4],
    ['#{-(-x) * 2}', { x: 3 }, 6],
    ['#{x % 2 == 1 ? "odd" : "even"}', { x: 5 }, 'odd'],
    ['#{1.5e2 / 3}', {}, 50],
    ['#{empty x}', { x: null }, true],
    ['#{empty x}', { x: '' }, true],
    ['#{empty x}', { x: [] }, true],
    ['#{empty x}', { x: 'a' }, false],
    ['#{not empty x}', { x: [1] }, true],
    ['#{order.items[0].price}', { order: { items: [{ price: 2 }] } }, 2],
    ['#{list[i]}', { list: [1, 2, 3], i: 1 }, 2],
    ['#{map["a b"]}', { map: { 'a b': 3 } }, 3],
    ['#{list.get(1)}', { list: ['a', 'b'] }, 'b'],
    ['#{list.size() > 2}', { list: [1, 2, 3] }, true],
    ['#{list.contains("a")}', { list: ['a'] }, true],
    ['#{text.contains("a")}', { text: 'bab' }, true],
    ['#{text.isEmpty() || text.length() lt 3}', { text: 'ab' }, true],
    ['#{text.startsWith("A") and text.endsWith("z")}', { text: 'A-z' }, true],
    ['#{text.substring(1, 3)}', { text: 'abcd' }, 'bc'],
    ['#{text.toUpperCase().equals("AB")}', { text: 'ab' }, true],
    ['#{text.matches("[a-c]+")}', { text: 'abx' }, false],
    ['#{person.getLastName()}', { person: { lastName: 'Berg' } }, 'Berg'],
    ['#{execution.getVariable("x")}', { x: 4 }, 4],
    ['#{dateTime().plusDays(3).toDate()}', {}, '2026-01-04T12:00:00Z'],
    ['#{loopCounter == 0}', { loopCounter: 1 }, true],
    ['#{nrOfCompletedInstances >= 2}', { numberOfCompletedInstances: 2 }, true],
    ["#{'}'}", {}, '}'],
    ["#{'it\\'s'}", {}, "it's"],
    ['Antrag #{nr} von #{name}: #{1 + 1}', { nr: 7, name: 'Berg' }, 'Antrag 7 von Berg: 2'],
    ['von #{nobody}!', {}, 'von !'],
  ])('%s', (juel, variables, expected) => {
    expect(evaluated(juel, variables)).toEqual(expected)
  })
})

describe('what is no JUEL stays a text', () => {
  test.each([
    ['Sachbearbeitung', 'Sachbearbeitung'],
    ['PT1H', 'PT1H'],
    ['Preis \\#{x}', 'Preis #{x}'],
    ['=x', '="=x"'],
  ])('%s', (text, expected) => {
    expect(translateJuel(text)).toEqual({ ok: true, text: expected })
  })
})

describe('what has no twin is told, not guessed', () => {
  test.each([
    ['#{calculator.total(order)}', "method 'total()'"],
    ['#{fetch(1)}', "function 'fetch()'"],
    ['#{execution.id}', "'execution'"],
    ['#{task.assignee}', "'task'"],
    ['#{"".getClass().forName("java.lang.Runtime")}', 'Java classes'],
    ['#{x.class.name}', 'Java classes'],
    ['#{runtimeService.deleteDeployment("d")}', "method 'deleteDeployment()'"],
    ['#{for}', "'for'"],
    ['#{a$b}', "'a$b'"],
    ['#{a ? 1}', 'early end'],
    ['#{a', 'no closing brace'],
    ['#{a ~ b}', "character '~'"],
    ['#{}', 'early end'],
    ['#{(a)) + 1}', "')'"],
    [`\${${'('.repeat(5000)}a}`, 'characters'],
    [`\${${'('.repeat(200)}a}`, 'levels'],
    [`\${list${'[i]'.repeat(1000)}}`, 'too long'],
    [`\${text${'.contains(a)'.repeat(300)}}`, 'too long'],
    [`\${${'!'.repeat(200)}a}`, 'levels'],
  ])('%s', (juel, problem) => {
    expect(translateJuel(juel)).toEqual({ ok: false, problem: expect.stringContaining(problem) })
  })
})
