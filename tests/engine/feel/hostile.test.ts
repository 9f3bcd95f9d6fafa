import { describe, expect, test } from 'vitest'
import { compileValue } from '../../../engine/compile/compile-value.ts'
import { compileExpression, type Evaluation } from '../../../engine/feel/index.ts'
import type { Json } from '../../../engine/json.ts'
import { fillLetter } from '../../../runtime/letters/fill-letter.ts'
import { bpmn, extensions } from '../../support/bpmn-builder.ts'
import { tryModel } from '../../support/compile-bpmn.ts'
import { env } from './evaluate.ts'

const run = (text: string, variables: { [name: string]: Json } = {}): Evaluation =>
  compileExpression(text).evaluate(variables, env)

describe('hostile expressions end with a value or a message', () => {
  test('E01 a constructor is no property', () => {
    expect(run('o.constructor.constructor("return process")()', { o: {} })).toMatchObject({
      ok: true,
      value: null,
    })
  })

  test.each(['process.env', 'globalThis', 'require("fs")', 'toString()', 'hasOwnProperty("a")'])(
    'E02 %s is nothing',
    (text) => {
      expect(run(text)).toMatchObject({ ok: true, value: null })
    },
  )

  test('E03 __proto__ is a key like any other', () => {
    // when
    const result = run('context put({__proto__: {admin: true}}, "__proto__", 1)')
    // then
    expect(JSON.stringify(result)).toContain('{"__proto__":1}')
    expect('admin' in {}).toBe(false)
    expect(run('admin')).toMatchObject({ value: null })
  })

  test('E03 an inherited property of a JSON variable is not there', () => {
    expect(run('o.toString', { o: {} })).toMatchObject({ ok: true, value: null })
    expect(run('o.__proto__', { o: JSON.parse('{"__proto__": 1}') })).toMatchObject({ ok: true, value: 1 })
  })

  test('E04 a backtracking pattern runs in linear time', () => {
    expect(run(`matches("${'a'.repeat(5000)}!", "^(a+)+$")`)).toMatchObject({ ok: true, value: false })
  })

  test('E04 a pattern with a back reference is null with a warning', () => {
    expect(run('matches("aa", "(a)\\\\1")')).toMatchObject({
      value: null,
      warnings: [{ code: 'pattern-invalid' }],
    })
  })

  test('E05 nested loops stop at the step budget', () => {
    const result = run('for a in 1..300, b in 1..300, c in 1..300 return a * b * c')
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining('step-limit') })
  })

  test('E05 a loop within the budget does not stop', () => {
    expect(run('count(for a in 1..100, b in 1..100 return a)')).toMatchObject({ ok: true, value: 10_000 })
  })

  test('E05 a huge range is not built', () => {
    expect(run('1000000 in [1..1000000000]')).toMatchObject({ ok: true, value: true })
    expect(run('count(for i in 1..1000000000 return i)').ok).toBe(false)
  })

  test('E06 endless recursion stops', () => {
    expect(run('{f: function(g) g(g), r: f(f)}.r')).toMatchObject({
      ok: false,
      message: expect.stringContaining('recursion-limit'),
    })
  })

  test('E07 5,000 parentheses are a finding, not a stack overflow', () => {
    const compiled = compileExpression(`${'('.repeat(5000)}1${')'.repeat(5000)}`)
    expect(compiled.findings).toMatchObject([{ code: 'feel-too-deep' }])
  })

  test.each([
    ['signs', `${'-'.repeat(5000)}1`],
    ['sums', `1${'+1'.repeat(5000)}`],
    ['filters', `a${'[1]'.repeat(5000)}`],
    ['ifs', 'if a then '.repeat(5000)],
    ['nested in', `${'1 in ('.repeat(240)}1${')'.repeat(240)}`],
    ['types', `1 instance of ${'list<'.repeat(5000)}number${'>'.repeat(5000)}`],
  ])('E07 very many %s are a finding', (_, text) => {
    expect(compileExpression(text).findings).toHaveLength(1)
  })

  test('E07 100 parentheses are fine', () => {
    expect(run(`${'('.repeat(100)}1${')'.repeat(100)}`)).toMatchObject({ ok: true, value: 1 })
  })

  test('E08 a string of a gigabyte is not built', () => {
    const doubling = `{s0: "abcdefghij", ${Array.from({ length: 30 }, (_, at) => `s${at + 1}: s${at} + s${at}`).join(', ')}}.s30`
    expect(run(doubling)).toMatchObject({ ok: false, message: expect.stringContaining('result-too-large') })
  })

  test('E08 a result that shares its parts a million times is not written out', () => {
    const sharing = `{l0: [1], ${Array.from({ length: 30 }, (_, at) => `l${at + 1}: [l${at}, l${at}]`).join(', ')}}.l30`
    expect(run(sharing).ok).toBe(false)
  })

  test('E08 numbers out of range are null', () => {
    expect(run('10 ** 7000')).toMatchObject({ ok: true, value: null })
    expect(run('exp(1000000000)')).toMatchObject({ ok: true, value: null })
  })

  test('E08 a number too large for JSON is a message, but can be computed with', () => {
    expect(run('10 ** 400').ok).toBe(false)
    expect(run('10 ** 400 / 10 ** 399')).toMatchObject({ ok: true, value: 10 })
  })

  const shared = (name: string) =>
    `${name}0: [1], ${Array.from({ length: 45 }, (_, at) => `${name}${at + 1}: [${name}${at}, ${name}${at}]`).join(', ')}`

  test('comparing values that share their parts stops', () => {
    expect(run(`{${shared('a')}, ${shared('b')}, same: a45 = b45}.same`).ok).toBe(false)
    expect(run(`{${shared('a')}, same: a45 = a45}.same`)).toMatchObject({ ok: true, value: true })
  })

  test('asking such a value for its type stops', () => {
    const type = `${'list<'.repeat(46)}number${'>'.repeat(46)}`
    expect(run(`{${shared('a')}, is: a45 instance of ${type}}.is`).ok).toBe(false)
  })

  test.each([
    'upper case(long)',
    'substring(long, 2)',
    'string(long)',
    'long + "x"',
    'long = long2',
    'reverse(many)',
    'count(distinct values(many))',
    'sort(many)',
  ])('doing %s 90,000 times stops', (text) => {
    const long = 'x'.repeat(900_000)
    const many = Array.from({ length: 50_000 }, (_, at) => at)
    expect(run(`count(for i in 1..90000 return ${text})`, { long, long2: `${long}y`, many }).ok).toBe(false)
  })

  test('an index into a long list costs one step', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => at)
    expect(run('sum(for i in 1..1000 return many[i])', { many })).toMatchObject({ ok: true, value: 499_500 })
  })

  test('deeply nested JSON is a message', () => {
    let deep: Json = 1
    for (let level = 0; level < 20_000; level++) deep = [deep]
    expect(run('deep', { deep })).toMatchObject({
      ok: false,
      message: expect.stringContaining('recursion-limit'),
    })
  })

  test('at deployment a text of 60,000 characters is a finding, one of 40,000 is none', () => {
    expect(compileExpression(`"${'a'.repeat(60_000)}"`).findings).toMatchObject([{ severity: 'error' }])
    expect(compileExpression(`"${'a'.repeat(40_000)}"`).findings).toEqual([])
  })
})

describe('work and memory are counted, not only steps of loops', () => {
  test.each([
    ['a list of 20,000 items written in the loop', `[${'1,'.repeat(20_000)}1]`],
    ['a sum of 9,000 numbers', `${'(1+1+1+1+1+1+1+1+1+1)+'.repeat(900)}1`],
    ['a filter with a long condition', `[1][${'item = 1 and '.repeat(900)}true]`],
    ['a function with a long body', `(function() ${'1 + '.repeat(900)}1)()`],
    ['powers', '1.0000001 ** 999999999'],
    ['exponentials', 'exp(i / 7)'],
    ['logarithms', 'log(i / 7)'],
    ['replacing a by much', 'replace(text, "a", text)'],
    ['joining much', 'string join(texts)'],
    ['the same long range again', 'for j in 1..1000 return j'],
    ['long patterns', 'matches(text, "(.*){1000}" + string(i))'],
    ['many patterns', 'matches("a", "\\\\p{L}+" + string(i))'],
  ])('E05 %s, 90,000 times, stops', (_, body) => {
    const variables = { text: 'a'.repeat(990), texts: Array(1000).fill('b'.repeat(900)) }
    expect(run(`count(for i in 1..90000 return ${body})`, variables)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/step-limit|result-too-large/),
    })
  })

  test('the answer does not depend on what was evaluated before', () => {
    // given a pattern that no test has used
    const text = 'count(for i in 1..300 return matches("a", "hostile-" + string(i)))'
    // when the second evaluation finds all patterns made already
    const [first, second] = [run(text), run(text)]
    // then
    expect(first).toEqual(second)
  })

  test('ordinary work fits: 1,000 rows with a sum, a filter and a pattern', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => ({ name: `Row ${at}`, amount: at / 100 }))
    const text = 'sum(for r in rows[amount > 1 and matches(name, "^Row [0-9]+$")] return r.amount * 1.19)'
    expect(run(text, { rows })).toMatchObject({ ok: true })
  })
})

describe('what is not declared as an expression is not evaluated', () => {
  test('E09 a text without "=" stays a text', () => {
    const value = compileValue('1 + 1')
    expect(value.evaluate({}, env)).toMatchObject({ ok: true, value: '1 + 1' })
    expect(compileValue('=1 + 1').evaluate({}, env)).toMatchObject({ ok: true, value: 2 })
  })

  test.each(['=1/0', `$${'{7*7}'}`, '#{7*7}', '{{7*7}}', '= process.env'])(
    'E09 a variable that holds "%s" is only a text',
    (text) => {
      expect(run('v', { v: text })).toMatchObject({ ok: true, value: text })
      expect(run('"a" + v', { v: text })).toMatchObject({ ok: true, value: `a${text}` })
    },
  )

  test('E09 names and assignees of a task are taken as they are', async () => {
    // given
    const assignee = extensions('<zeebe:userTask/><zeebe:assignmentDefinition assignee="7*7"/>')
    const model = bpmn('P')
      .start('Start')
      .node('userTask', 'Check', { name: '=1 + 1' }, assignee)
      .end('End')
      .flow('Start', 'Check', 'End')
    // when
    const state = JSON.stringify((await tryModel(model)).state)
    // then
    expect(state).toContain('"7*7"')
    expect(state).not.toContain('49')
  })

  test('E10 a value with a place in it is not filled in once more', () => {
    // given
    const block = { block: 'paragraph' as const, text: 'Dear {{ name }}' }
    const part = { part: 'introduction' as const, blocks: [block] }
    const head = { format: 1 as const, id: 'a/b', kind: 'notice' as const, language: 'en' }
    // when
    const filled = fillLetter(
      { ...head, name: 'Letter', subject: 'Letter', parts: [part] },
      { name: '{{ 7 * 7 }}' },
      env.now,
    )
    // then
    expect(filled.blocks).toEqual([{ type: 'paragraph', text: 'Dear {{ 7 * 7 }}' }])
  })

  test('E11 SQL in a text is only a text', () => {
    const sql = "'; select pg_sleep(9); --"
    expect(run('upper case(v)', { v: sql })).toMatchObject({ value: sql.toUpperCase() })
    expect(run('order by (select pg_sleep(9))')).toMatchObject({ ok: true, value: null })
  })

  test('E12 the moment comes from outside: the same moment gives the same answer', () => {
    const late = '[now(), today(), now() > @"2026-01-01T00:00:00Z"]'
    expect(run(late)).toEqual(run(late))
    expect(run('random()')).toMatchObject({ ok: true, value: null })
  })
})
