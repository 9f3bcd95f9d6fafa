import { checkLength, limits } from '../evaluation/run.ts'
import { addMonths, dateOfEpochDay, FeelDate } from './date.ts'
import { addSeconds, FeelDateTime } from './date-time.ts'
import { DayTimeDuration, YearMonthDuration } from './duration.ts'
import {
  add,
  compareNumbers,
  decimal,
  divide,
  type FeelNumber,
  isNumber,
  multiply,
  negate,
  normalize,
  power,
  subtract,
  toInteger,
} from './number.ts'
import { comparableSeconds, FeelTime, splitSeconds } from './time.ts'
import { atUtcMidnight } from './type.ts'
import type { FeelValue } from './value.ts'

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**'

/** One arithmetic operation; null where the operands do not fit (DMN 1.5 § 10.3.2.13, tables 44 to 48). */
export function calculate(operator: ArithmeticOperator, a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a) && isNumber(b)) return numbers[operator](a, b)
  if (operator === '+') return plus(a, b)
  if (operator === '-') return minus(a, b)
  if (operator === '*') return times(a, b)
  return operator === '/' ? over(a, b) : null
}

const numbers: { readonly [operator in ArithmeticOperator]: (a: FeelNumber, b: FeelNumber) => FeelValue } = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
}

/** Arithmetic negation of a number or duration. */
export function negateValue(value: FeelValue): FeelValue {
  if (isNumber(value)) return negate(value)
  if (value instanceof DayTimeDuration) return new DayTimeDuration(negate(value.seconds))
  return value instanceof YearMonthDuration ? new YearMonthDuration(-value.months) : null
}

function plus(a: FeelValue, b: FeelValue): FeelValue {
  if (typeof a === 'string') {
    if (typeof b !== 'string') return null
    checkLength(a.length + b.length, limits.stringLength)
    return a + b
  }
  if (a instanceof DayTimeDuration) {
    return b instanceof DayTimeDuration
      ? dayTime(add(a.seconds, b.seconds))
      : isMoment(b)
        ? shift(b, a)
        : null
  }
  if (a instanceof YearMonthDuration) {
    if (b instanceof YearMonthDuration) return yearMonth(a.months + b.months)
    return isMoment(b) ? shift(b, a) : null
  }
  return isMoment(a) && isDuration(b) ? shift(a, b) : null
}

function minus(a: FeelValue, b: FeelValue): FeelValue {
  if (isDuration(b) && isMoment(a)) {
    const negated = negateValue(b)
    return isDuration(negated) ? shift(a, negated) : null
  }
  if (a instanceof DayTimeDuration && b instanceof DayTimeDuration)
    return dayTime(subtract(a.seconds, b.seconds))
  if (a instanceof YearMonthDuration && b instanceof YearMonthDuration) return yearMonth(a.months - b.months)
  if (a instanceof FeelTime && b instanceof FeelTime) {
    if ((a.zone === null) !== (b.zone === null)) return null
    return dayTime(subtract(comparableSeconds(a), comparableSeconds(b)))
  }
  if (a instanceof FeelDate && b instanceof FeelDate)
    return dayTime(multiply(a.epochDay - b.epochDay, 86_400))
  const from = a instanceof FeelDate ? atUtcMidnight(a) : a
  const to = b instanceof FeelDate ? atUtcMidnight(b) : b
  if (!(from instanceof FeelDateTime && to instanceof FeelDateTime)) return null
  if ((from.time.zone === null) !== (to.time.zone === null)) return null
  return dayTime(subtract(from.epochSeconds, to.epochSeconds))
}

function times(a: FeelValue, b: FeelValue): FeelValue {
  if (isDuration(a) && isNumber(b)) return scale(a, b)
  return isNumber(a) && isDuration(b) ? scale(b, a) : null
}

function scale(duration: DayTimeDuration | YearMonthDuration, factor: FeelNumber): FeelValue {
  if (duration instanceof DayTimeDuration) return dayTime(multiply(duration.seconds, factor))
  const months = multiply(duration.months, factor)
  return months === null ? null : wholeMonths(months)
}

function over(a: FeelValue, b: FeelValue): FeelValue {
  if (a instanceof DayTimeDuration) {
    if (isNumber(b)) return dayTime(divide(a.seconds, b))
    return b instanceof DayTimeDuration ? divide(a.seconds, b.seconds) : null
  }
  if (!(a instanceof YearMonthDuration)) return null
  if (b instanceof YearMonthDuration) return divide(a.months, b.months)
  const months = isNumber(b) ? divide(a.months, b) : null
  return months === null ? null : wholeMonths(months)
}

function wholeMonths(months: FeelNumber): FeelValue {
  const whole = toInteger(normalize(decimal(months).truncated()) ?? 0)
  return whole === undefined ? null : yearMonth(whole)
}

function dayTime(seconds: FeelNumber | null): FeelValue {
  return seconds === null ? null : new DayTimeDuration(seconds)
}

function yearMonth(months: number): FeelValue {
  return Number.isSafeInteger(months) ? new YearMonthDuration(months) : null
}

type Moment = FeelDate | FeelTime | FeelDateTime

function isMoment(value: FeelValue): value is Moment {
  return value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime
}

function isDuration(value: FeelValue): value is DayTimeDuration | YearMonthDuration {
  return value instanceof DayTimeDuration || value instanceof YearMonthDuration
}

function shift(moment: Moment, by: DayTimeDuration | YearMonthDuration): FeelValue {
  if (moment instanceof FeelTime) {
    if (!(by instanceof DayTimeDuration)) return null
    return splitSeconds(add(moment.secondOfDay, by.seconds) ?? 0, moment.zone)?.time ?? null
  }
  if (by instanceof YearMonthDuration) {
    const date = addMonths(moment instanceof FeelDate ? moment : moment.date, by.months)
    return moment instanceof FeelDate || date === null ? date : new FeelDateTime(date, moment.time)
  }
  if (moment instanceof FeelDateTime) return addSeconds(moment, by.seconds)
  const days = divide(by.seconds, 86_400)
  const whole = days === null ? undefined : toInteger(normalize(decimal(days).floor()) ?? 0)
  return whole === undefined || compareNumbers(whole, 1e13) > 0
    ? null
    : dateOfEpochDay(moment.epochDay + whole)
}
