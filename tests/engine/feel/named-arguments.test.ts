import { describe, expect, test } from 'vitest'
import { builtins } from '../../../engine/feel/functions/registry.ts'
import type { Json } from '../../../engine/json.ts'
import { evaluate } from './evaluate.ts'

/** Every built-in function of DMN 1.5 §§ 10.3.4.1 to 10.3.4.9, called with the names of its parameters. */
const calls: readonly (readonly [string, Json])[] = [
  ['date(from: "2026-01-31")', '2026-01-31'],
  ['date(year: 2026, month: 1, day: 31)', '2026-01-31'],
  ['date and time(from: "2026-01-31T10:00:00")', '2026-01-31T10:00:00'],
  ['date and time(date: @"2026-01-31", time: @"10:00:00")', '2026-01-31T10:00:00'],
  ['date and time(year: 2026, month: 1, day: 2, hour: 3, minute: 4, second: 5)', '2026-01-02T03:04:05'],
  [
    'date and time(year: 2026, month: 1, day: 2, hour: 3, minute: 4, second: 5, offset: @"PT1H")',
    '2026-01-02T03:04:05+01:00',
  ],
  [
    'date and time(year: 2026, month: 1, day: 2, hour: 3, minute: 4, second: 5, timezone: "Europe/Berlin")',
    '2026-01-02T03:04:05+01:00',
  ],
  ['time(from: "10:00:00")', '10:00:00'],
  ['time(hour: 10, minute: 0, second: 0, offset: @"PT1H")', '10:00:00+01:00'],
  ['number(from: "1.000,5", grouping separator: ".", decimal separator: ",")', 1000.5],
  ['string(from: 1.5)', '1.5'],
  ['duration(from: "P1D")', 'P1D'],
  ['years and months duration(from: @"2024-01-01", to: @"2026-03-01")', 'P2Y2M'],
  ['not(negand: true)', false],
  ['substring(string: "foobar", start position: 3, length: 2)', 'ob'],
  ['string length(string: "ä🙂")', 2],
  ['upper case(string: "ä")', 'Ä'],
  ['lower case(string: "Ä")', 'ä'],
  ['substring before(string: "foobar", match: "bar")', 'foo'],
  ['substring after(string: "foobar", match: "foo")', 'bar'],
  ['replace(input: "abcd", pattern: "(b)", replacement: "[$1]", flags: "i")', 'a[b]cd'],
  ['contains(string: "foobar", match: "of")', false],
  ['starts with(string: "foobar", match: "fo")', true],
  ['ends with(string: "foobar", match: "ar")', true],
  ['matches(input: "FOO", pattern: "^f", flags: "i")', true],
  ['split(string: "a;b", delimiter: ";")', ['a', 'b']],
  ['string join(list: ["a", "b"], delimiter: ", ")', 'a, b'],
  ['list contains(list: [1, 2], element: 2)', true],
  ['list replace(list: [1, 2], position: 2, newItem: 3)', [1, 3]],
  ['list replace(list: [1, 2], match: function(item, newItem) item < 2, newItem: 3)', [3, 2]],
  ['count(list: [1, 2])', 2],
  ['min(list: [1, 2])', 1],
  ['max(list: [1, 2])', 2],
  ['sum(list: [1, 2])', 3],
  ['mean(list: [1, 2])', 1.5],
  ['all(list: [true, false])', false],
  ['any(list: [true, false])', true],
  ['sublist(list: [4, 5, 6], start position: 1, length: 2)', [4, 5]],
  ['append(list: [1], item: 2)', [1, 2]],
  ['concatenate(list: [[1], [2]])', [1, 2]],
  ['insert before(list: [1, 3], position: 1, newItem: 2)', [2, 1, 3]],
  ['remove(list: [1, 2], position: 2)', [1]],
  ['reverse(list: [1, 2])', [2, 1]],
  ['index of(list: [1, 2, 2], match: 2)', [2, 3]],
  ['union(list: [[1], [1, 2]])', [1, 2]],
  ['distinct values(list: [1, 1])', [1]],
  ['flatten(list: [[1], [[2]]])', [1, 2]],
  ['product(list: [2, 3])', 6],
  ['median(list: [1, 2, 9])', 2],
  ['stddev(list: [2, 4, 7, 5]) > 2', true],
  ['mode(list: [6, 3, 9, 6, 6])', [6]],
  ['decimal(n: 1.125, scale: 2)', 1.12],
  ['floor(n: 1.5)', 1],
  ['floor(n: -1.56, scale: 1)', -1.6],
  ['ceiling(n: 1.5)', 2],
  ['ceiling(n: -1.56, scale: 1)', -1.5],
  ['round up(n: 1.121, scale: 2)', 1.13],
  ['round down(n: 1.129, scale: 2)', 1.12],
  ['round half up(n: 1.125, scale: 2)', 1.13],
  ['round half down(n: 1.125, scale: 2)', 1.12],
  ['abs(n: -1)', 1],
  ['modulo(dividend: 12, divisor: 5)', 2],
  ['sqrt(number: 16)', 4],
  ['decimal(log(number: 10), 2)', 2.3],
  ['decimal(exp(number: 1), 2)', 2.72],
  ['odd(number: 5)', true],
  ['even(number: 5)', false],
  ['is(value1: @"10:00:00", value2: @"10:00:00Z")', false],
  ['before(point1: 1, point2: 2)', true],
  ['before(point: 1, range: [2..3])', true],
  ['after(range: [2..3], point: 1)', true],
  ['meets(range1: [1..5], range2: [5..10])', true],
  ['met by(range1: [5..10], range2: [1..5])', true],
  ['overlaps(range1: [1..5], range2: [3..8])', true],
  ['overlaps before(range1: [1..5], range2: [3..8])', true],
  ['overlaps after(range1: [3..8], range2: [1..5])', true],
  ['finishes(point: 10, range: [1..10])', true],
  ['finished by(range: [1..10], point: 10)', true],
  ['includes(range: [1..10], point: 5)', true],
  ['during(point: 5, range: [1..10])', true],
  ['starts(point: 1, range: [1..10])', true],
  ['started by(range: [1..10], point: 1)', true],
  ['coincides(point1: 5, point2: 5)', true],
  ['range(from: "[1..2]") = [1..2]', true],
  ['day of year(date: @"2026-02-01")', 32],
  ['day of week(date: @"2026-02-01")', 'Sunday'],
  ['month of year(date: @"2026-02-01")', 'February'],
  ['week of year(date: @"2026-02-01")', 5],
  ['sort(list: [3, 1], precedes: function(x, y) x < y)', [1, 3]],
  ['get value(m: {a: 1}, key: "a")', 1],
  ['get entries(m: {a: 1})', [{ key: 'a', value: 1 }]],
  ['context(entries: [{key: "a", value: 1}])', { a: 1 }],
  ['context put(context: {a: 1}, key: "b", value: 2)', { a: 1, b: 2 }],
  ['context put(context: {a: {b: 1}}, keys: ["a", "b"], value: 2)', { a: { b: 2 } }],
  ['context merge(contexts: [{a: 1}, {b: 2}])', { a: 1, b: 2 }],
  ['string(now())', '2026-03-29T10:30:00@Europe/Berlin'],
  ['string(today())', '2026-03-29'],
]

/** Ours, beyond the standard: `administration.test.ts` and docs/feel.md. */
const ours = [
  'add working days',
  'next working day',
  'is working day',
  'deadline end',
  'notified on',
  'objection until',
  'format money',
  'format date',
  'age',
  'get or else',
  'is empty',
  'is blank',
  'trim',
  'last day of month',
  'duplicate values',
]

describe('every built-in function takes its arguments by name', () => {
  test.each(calls)('%s', (text, expected) => {
    expect(evaluate(text)).toEqual(expected)
  })

  test('no function of the registry is left out', () => {
    const called = new Set(calls.map(([text]) => /^[a-z ]+/.exec(text)?.[0]))
    const nested = ['now', 'today', 'log', 'exp']
    const missing = [...builtins.keys()].filter(
      (name) => !called.has(name) && !ours.includes(name) && !nested.includes(name),
    )
    expect(missing).toEqual([])
  })

  test.each([
    'substring(string: "foobar", start: 3)',
    'count(items: [1])',
    'modulo(dividend: 12)',
    'date(year: 2026, month: 1, day: 31, from: "2026-01-31")',
    'abs(n: -1, n2: 2)',
  ])('%s does not fit and is null', (text) => {
    expect(evaluate(text)).toBeNull()
  })
})
