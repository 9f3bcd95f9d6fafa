import { spend } from '../evaluation/run.ts'
import { DayTimeDuration, YearMonthDuration } from '../values/duration.ts'
import {
  compareNumbers,
  decimal,
  formatNumber,
  modulo,
  negate,
  normalize,
  parseNumber,
  type RoundingMode,
  round,
} from '../values/number.ts'
import { duration, type Functions, integer, nullable, number, optional, overload, text } from './builtin.ts'

/** Steps of a logarithm or exponential: a series of 34 digits takes some 100 µs. */
const seriesCost = 40

function rounding(mode: RoundingMode) {
  return [overload([number('n'), integer('scale')], (_, n, scale) => round(n, scale, mode))]
}

function roundingOrWhole(mode: RoundingMode) {
  return [overload([number('n'), optional(integer('scale'))], (_, n, scale) => round(n, scale ?? 0, mode))]
}

/** Numeric functions (DMN 1.5 § 10.3.4.5, table 76). */
export const numberFunctions: Functions = {
  decimal: rounding('half even'),
  floor: roundingOrWhole('floor'),
  ceiling: roundingOrWhole('ceiling'),
  'round up': rounding('up'),
  'round down': rounding('down'),
  'round half up': rounding('half up'),
  'round half down': rounding('half down'),
  abs: [
    overload([number('n')], (_, n) => (compareNumbers(n, 0) < 0 ? negate(n) : n)),
    overload([duration('n')], (_, n) => {
      if (n instanceof YearMonthDuration) return new YearMonthDuration(Math.abs(n.months))
      return compareNumbers(n.seconds, 0) < 0 ? new DayTimeDuration(negate(n.seconds)) : n
    }),
  ],
  modulo: [overload([number('dividend'), number('divisor')], (_, a, b) => modulo(a, b))],
  sqrt: [
    overload([number('number')], (_, n) => (compareNumbers(n, 0) < 0 ? null : normalize(decimal(n).sqrt()))),
  ],
  log: [
    overload([number('number')], (run, n) => {
      spend(run, seriesCost)
      return compareNumbers(n, 0) <= 0 ? null : normalize(decimal(n).ln())
    }),
  ],
  exp: [
    overload([number('number')], (run, n) => {
      spend(run, seriesCost)
      return compareNumbers(n, 15_000) > 0 ? null : normalize(decimal(n).exp())
    }),
  ],
  odd: [overload([number('number')], (_, n) => compareNumbers(decimal(n).modulo(2).abs(), 1) === 0)],
  even: [overload([number('number')], (_, n) => decimal(n).modulo(2).isZero())],
  number: [
    overload(
      [text('from'), nullable(text('grouping separator')), nullable(text('decimal separator'))],
      readNumber,
    ),
  ],
}

function readNumber(
  _: unknown,
  from: string,
  grouping: string | null | undefined,
  point: string | null | undefined,
) {
  if (typeof grouping === 'string' && ![' ', ',', '.'].includes(grouping)) return null
  if (typeof point === 'string' && (!['.', ','].includes(point) || point === grouping)) return null
  let plain = typeof grouping !== 'string' ? from : from.replaceAll(grouping, '')
  if (point === ',') {
    if (plain.includes('.')) return null
    plain = plain.replace(',', '.')
  }
  return parseNumber(plain)
}

/** Money as letters write it: thousands with a point, cents with a comma, half up (DIN 5008). */
export function formatMoney(amount: Parameters<typeof formatNumber>[0]): string | null {
  const cents = round(amount, 2, 'half up')
  if (cents === null) return null
  const negative = compareNumbers(cents, 0) < 0
  const [whole = '0', fraction = ''] = formatNumber(negative ? negate(cents) : cents).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, '.')
  return `${negative ? '-' : ''}${grouped},${fraction.padEnd(2, '0')} €`
}
