import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compareNumbers,
  divide,
  type FeelNumber,
  formatNumber,
  multiply,
  negate,
  parseNumber,
  round,
  subtract,
  toJsonNumber,
} from '../../../engine/feel/values/number.ts'
import { isShort } from '../../../engine/feel/values/short-decimal.ts'
import { expr } from './evaluate.ts'

/** The same arithmetic as FEEL's, done by decimal.js alone. */
const Exact = Decimal.clone({ defaults: true, precision: 34, rounding: Decimal.ROUND_HALF_EVEN })

/** Money, long fractions, whole numbers at and beyond the safe ones. */
const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`))
const number = fc.oneof(
  fc.tuple(fc.constantFrom('', '-'), digits(7), digits(2)).map(([sign, a, b]) => `${sign}${a}.${b}`),
  fc.tuple(fc.constantFrom('', '-'), digits(16), digits(16)).map(([sign, a, b]) => `${sign}${a}.${b}`),
  fc.tuple(fc.constantFrom('', '-'), digits(2), digits(14)).map(([sign, a, b]) => `${sign}${a}.${b}`),
  fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }).map(String),
  fc.constantFrom(
    '0',
    '-0.0',
    '0.1',
    '9007199254740991',
    '-9007199254740991',
    '9007199254740992',
    '1e-15',
    '1e20',
  ),
)

const read = (text: string): FeelNumber => {
  const value = parseNumber(text)
  if (value === null) throw new Error(`Expected ${text} to be a number.`)
  return value
}
const shown = (value: FeelNumber | null) => (value === null ? null : formatNumber(value))
/** decimal.js knows a negative zero, FEEL does not. */
const exactly = (value: Decimal) => value.plus(0).toFixed().replace(/^-0$/, '0')

describe('numbers of few digits are as exact as decimal.js', () => {
  test.each([
    ['+', add, (a: Decimal, b: Decimal) => a.plus(b)],
    ['-', subtract, (a: Decimal, b: Decimal) => a.minus(b)],
    ['*', multiply, (a: Decimal, b: Decimal) => a.times(b)],
    ['/', divide, (a: Decimal, b: Decimal) => a.dividedBy(b)],
  ])('%s', (operator, ours, theirs) => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [x, y] = [new Exact(a), new Exact(b)]
        fc.pre(operator !== '/' || !y.isZero())
        expect(shown(ours(read(a), read(b)))).toBe(exactly(theirs(x, y)))
      }),
      { numRuns: 2000 },
    )
  })

  test('comparing, turning around, reading and writing', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [x, y] = [new Exact(a), new Exact(b)]
        expect(Math.sign(compareNumbers(read(a), read(b)))).toBe(x.comparedTo(y) + 0)
        expect(shown(negate(read(a)))).toBe(exactly(x.negated()))
        expect(shown(read(a))).toBe(exactly(x))
        expect(toJsonNumber(read(a)) + 0).toBe(x.toNumber() + 0)
      }),
      { numRuns: 2000 },
    )
  })

  test('rounding', () => {
    const modes = {
      up: 0,
      down: 1,
      ceiling: 2,
      floor: 3,
      'half up': 4,
      'half down': 5,
      'half even': 6,
    } as const
    const mode = fc.constantFrom(...(Object.keys(modes) as (keyof typeof modes)[]))
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 8 }), mode, (text, scale, name) => {
        const expected = new Exact(text).toDecimalPlaces(scale, modes[name])
        expect(shown(round(read(text), scale, name))).toBe(exactly(expected))
      }),
      { numRuns: 2000 },
    )
  })

  test('each number has one form: the shortest that holds it', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const there = add(read(a), read(b))
        const back = there === null ? null : subtract(there, read(b))
        fc.pre(back !== null && shown(back) === shown(read(a)))
        expect(back).toEqual(read(a))
      }),
      { numRuns: 1000 },
    )
    expect(isShort(read('12.50'))).toBe(true)
    expect(isShort(read('0.1234567890123456789'))).toBe(false)
  })
})

describe('money', () => {
  expr('430.00 + 80.55 - 780.10 * 0.3 = 276.52', true)
  expr('sum(for i in 1..1000 return 0.01)', 10)
  expr('12.50', 12.5)
  expr('string(12.50)', '12.5')
  expr('string(0.000000000000001)', '0.000000000000001')
  expr('99999999.99 * 99999999.99', 9999999998000000)
  expr('string(99999999.99 * 99999999.99)', '9999999998000000.0001')
  expr('1.1 * 1.1 * 1.1 = 1.331', true)
  expr('floor(-1.5)', -2)
  expr('decimal(1.005, 2)', 1)
  expr('round half up(1.005, 2)', 1.01)
  expr('1.50 = 1.5', true)
  expr('distinct values([1.5, 1.50, 2])', [1.5, 2])
  expr('list contains([0.1, 0.2], 0.3 - 0.1)', true)
  expr('{a: 1.5} = {a: 1.50}', true)
})

describe('a variable does not hide a built-in function of its name', () => {
  expr('count([1, 2])', 2, { count: 5 })
  expr('date("2026-01-01") < @"2026-01-02"', true, { date: 'x' })
  expr('count + count([1])', 6, { count: 5 })
  expr('{count: function(x) "mine", a: count([1])}.a', 'mine')
})
