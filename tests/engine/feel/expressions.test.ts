import { describe, expect, test } from 'vitest'
import { type CompiledUnaryTests, compileExpression, compileUnaryTests } from '../../../engine/feel/index.ts'
import { env, expr } from './evaluate.ts'

describe('arithmetic is exact', () => {
  expr('2 * (3 + 5)', 16)
  expr('0.1 + 0.2', 0.3)
  expr('0.1 + 0.2 = 0.3', true)
  expr('1.1 * 1.1 = 1.21', true)
  expr('9007199254740993 - 9007199254740992', 1)
  expr('1 / 3 * 3 = 1', false)
  expr('10 / 4', 2.5)
  expr('-2 ** 2', 4)
  expr('2 ** 0.5 > 1.4', true)
  expr('1 / 0', null)
  expr('"a" + "b"', 'ab')
  expr('"a" + 1', null)
  expr('null + 1', null)
  expr('1.5e3', 1500)
  expr('rate * 2', 0.2, { rate: 0.1 })
  expr('a + b = 0.3', true, { a: 0.1, b: 0.2 })
})

describe('three-valued logic', () => {
  expr('true and null', null)
  expr('false and null', false)
  expr('true or null', true)
  expr('false or null', null)
  expr('not(null)', null)
  expr('1 = null', false)
  expr('null = null', true)
  expr('1 = "1"', null)
  expr('1 < "2"', null)
  expr('if null then 1 else 2', 2)
})

describe('names with spaces and operators', () => {
  expr('{monthly rent: 430, total: monthly rent + 80}.total', 510)
  expr('{a-b: 1, c: a-b + 1}.c', 2)
  expr('a-b', 3, { a: 5, b: 2 })
  expr('monthly rent * 2', 860, { 'monthly rent': 430 })
  expr('person.first name', 'Erika', { person: { 'first name': 'Erika' } })
  expr('for my item in [1, 2] return my item * 2', [2, 4])
})

describe('lists, contexts, ranges', () => {
  expr('[1, 2, 3][item > 1]', [2, 3])
  expr('[1, 2, 3][-1]', 3)
  expr('[1, 2, 3][4]', null)
  expr('people[age >= 18].name', ['Erika'], {
    people: [
      { name: 'Erika', age: 70 },
      { name: 'Max', age: 7 },
    ],
  })
  expr('5 in [1..5]', true)
  expr('5 in [1..5)', false)
  expr('5 in (> 3, = 1)', true)
  expr('2 in > 3', false)
  expr('{r: (!=2), kept: [1, 2, 3][item in r]}.kept', [1, 3])
  expr('(=10) = (=10)', true)
  expr('(=10) = [10..10]', false)
  expr('(!=10) = (=10)', false)
  expr('string((!=10))', '!= 10')
  expr('before((!=10), 11)', null)
  expr('x between 1 and 3', true, { x: 3 })
  expr('for i in 3..1 return i', [3, 2, 1])
  expr('for i in 1..3 return if i = 1 then 1 else i * partial[-1]', [1, 2, 6])
  expr('some x in [1, 2], y in [2, 3] satisfies x = y', true)
  expr('every x in [1, 2] satisfies x < 2', false)
  expr('{a: {b: [1, 2]}}.a.b[2]', 2)
  expr('(function(x: number, y) x * y)(2, 3)', 6)
  expr('[1, "a"] instance of list<number>', false)
  expr('{a: 1} instance of context<a: number>', true)
  expr('1 instance of string', false)
})

describe('built-in functions', () => {
  expr('substring("Straße", -2)', 'ße')
  expr('string length("🙂")', 1)
  expr('replace("a1b22", "[0-9]+", "#")', 'a#b#')
  expr('split("a, b;c", "[,;] ?")', ['a', 'b', 'c'])
  expr('string join(["a", null, "b"], "-")', 'a-b')
  expr('matches("abc", "^A", "i")', true)
  expr('sum([0.1, 0.2, 0.3]) = 0.6', true)
  expr('mean(1, 2, 6)', 3)
  expr('median([8, 2, 5, 3])', 4)
  expr('distinct values([1, 1.0, 2])', [1, 2])
  expr('sort([3, 1, 2], function(x, y) x > y)', [3, 2, 1])
  expr('index of([1, 2, 1], 1)', [1, 3])
  expr('flatten([1, [2, [3]]])', [1, 2, 3])
  expr('decimal(2.5, 0)', 2)
  expr('round half up(2.345, 2)', 2.35)
  expr('round half down(2.345, 2)', 2.34)
  expr('floor(-1.5)', -2)
  expr('modulo(-12, 5)', 3)
  expr('number("1.000,50", ".", ",")', 1000.5)
  expr('get value({a: 1}, "a")', 1)
  expr('context put({a: 1}, "b", 2)', { a: 1, b: 2 })
  expr('substring(start position: 2, string: "abc")', 'bc')
  expr('substring(beginning: 2, string: "abc")', null)
  expr('before([1..5], 6)', true)
  expr('overlaps([1..5], [6..8])', false)
  expr('string({a: 1.50, b: [true, "x"]})', '{a: 1.5, b: [true, "x"]}')
})

describe('dates, times and durations', () => {
  expr('date("2026-01-31") + duration("P1M")', '2026-02-28')
  expr('date("2026-03-01") - date("2026-02-01")', 'P28D')
  expr('date("2026-02-30")', null)
  expr('date("2026-11-30").weekday', 1)
  expr('@"2026-01-01" < @"2026-01-02"', true)
  expr('date("2026-06-01") in [date("2026-01-01")..date("2026-12-31")]', true)
  expr('"2026-06-01" < date("2026-07-01")', null)
  expr('time("10:00:00+01:00") = time("09:00:00Z")', true)
  expr('date and time("2026-01-01T10:00:00@Europe/Berlin") + duration("PT1H")', '2026-01-01T11:00:00+01:00')
  expr('years and months duration(date("2020-03-15"), date("2026-03-14")).years', 5)
  expr('duration("P1DT2H").hours', 2)
  expr('time("10:30:00.1") = time("10:30:00.2")', true)
  expr('time("10:30:00.1") < time("10:30:00.2")', false)
  expr('time("10:30:00.9") < time("10:30:01.1")', true)
  expr('is(time("10:30:00.1"), time("10:30:00.2"))', false)
  expr('time("10:30:00.2") - time("10:30:00.1")', 'PT0.1S')
  expr('date and time("1969-12-31T23:59:59.5Z") = date and time("1970-01-01T00:00:00Z")', false)
  expr('day of week(date("2026-03-08"))', 'Sunday')
  expr('week of year(date("2027-01-01"))', 53)
})

describe('the clock comes from the caller', () => {
  expr('today()', '2026-03-29')
  expr('now()', '2026-03-29T10:30:00+02:00')
  expr('now() - now()', 'PT0S')

  test('another moment gives another answer, the same moment the same', () => {
    const today = compileExpression('string(today())')
    const late = { now: '2026-12-31T23:30:00Z', zone: 'Europe/Berlin' }
    expect(today.evaluate({}, late)).toMatchObject({ value: '2027-01-01' })
    expect(today.evaluate({}, late)).toEqual(today.evaluate({}, late))
  })
})

describe('unary tests', () => {
  const passes = (text: string, input: number | string | boolean | null) => {
    const compiled: CompiledUnaryTests = compileUnaryTests(text)
    const result = compiled.test(input, { limit: 10 }, env)
    return result.ok ? result.value : result.message
  }
  test.each([
    ['-', null, true],
    ['> 5', 6, true],
    ['> 5', 5, false],
    ['[1..3], 7', 7, true],
    ['not(1, 2)', 3, true],
    ['not(1, 2)', 2, false],
    ['? > limit', 11, true],
    ['"a", "b"', 'b', true],
    ['true', false, false],
    ['< limit', 9, true],
    ['> 5', 'six', null],
  ])('%s of %s is %s', (text, input, expected) => {
    expect(passes(text, input)).toBe(expected)
  })
})

describe('what an expression tells before and after it runs', () => {
  test('a text that is no FEEL has a finding with its place, and does not evaluate', () => {
    // when
    const compiled = compileExpression('1 + * 2')
    // then
    expect(compiled.findings).toMatchObject([{ code: 'feel-syntax', severity: 'error', path: '4' }])
    expect(compiled.evaluate({}, env).ok).toBe(false)
  })

  test.each([
    ['cuont(list)', 'feel-function-unknown', '0', '"count"'],
    ['1 + frobnicate(2)', 'feel-function-unknown', '4', 'Correct the name'],
    ['substring("a")', 'feel-arguments', '9', 'start position'],
    ['floor(number: 1)', 'feel-arguments', '5', 'floor(n: number'],
    ['today(1)', 'feel-arguments', '5', 'today()'],
  ])('%s is a finding before it runs', (text, code, path, hint) => {
    const { findings } = compileExpression(text)
    expect(findings).toMatchObject([{ code, path, message: { en: expect.stringContaining(hint) } }])
  })

  test.each([
    'count(list)',
    'count(1, 2, 3)',
    '{f: function(x) x, r: f(1)}.r',
    'for f in [function(x) x] return f(1)',
    '(function(g) g(1))(abs)',
    'items[matches(name, "a")]',
    'sort(list, function(x, y) x < y)',
    'before([1..2], 3)',
  ])('%s is none', (text) => {
    expect(compileExpression(text).findings).toEqual([])
  })

  test('it names the variables it reads, not its own names', () => {
    const { variables } = compileExpression(
      'if amount > limit then count(items[price > min price]) else (for amount2 in list return amount2)',
    )
    expect([...variables].sort()).toEqual(['amount', 'items', 'limit', 'list', 'min price', 'price'])
  })

  test('a missing variable is null with a warning at its place', () => {
    const result = compileExpression('1 + missing').evaluate({}, env)
    expect(result).toMatchObject({
      ok: true,
      value: null,
      warnings: [{ code: 'missing-variable', position: 4, name: 'missing' }],
    })
  })

  test('a null variable is no missing one', () => {
    const result = compileExpression('given = null').evaluate({ given: null }, env)
    expect(result).toEqual({ ok: true, value: true, warnings: [] })
  })
})
