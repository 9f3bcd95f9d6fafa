import { limits, type Meter, spend, spendText } from '../evaluation/run.ts'
import { FeelContext } from './context.ts'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { DayTimeDuration, YearMonthDuration } from './duration.ts'
import { compareNumbers, type FeelNumber, isNumber, wholePart } from './number.ts'
import { comparableSeconds, FeelTime } from './time.ts'
import { atUtcMidnight, kindOf } from './type.ts'
import { FeelRange, type FeelValue, isList } from './value.ts'

/** Three-valued equality; null where the kinds cannot be compared (DMN 1.5 § 10.3.2.13, table 42). */
export function equal(a: FeelValue, b: FeelValue, meter: Meter = { steps: limits.steps }): boolean | null {
  if (a === b) return true
  if (a === null || b === null) return false
  if (typeof a === 'string') spendText(meter, a)
  if (typeof a !== 'object' && typeof b !== 'object') return typeof a === typeof b ? false : null
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0
  if (isList(a)) return isList(b) ? listsEqual(a, b, meter) : null
  if (a instanceof FeelContext) return b instanceof FeelContext ? contextsEqual(a, b, meter) : null
  if (a instanceof FeelRange) return b instanceof FeelRange ? rangesEqual(a, b) : null
  if (a instanceof FeelDateTime || b instanceof FeelDateTime) {
    const order = order3(a, b)
    return order === null ? (kindOf(a) === kindOf(b) ? false : null) : order === 0
  }
  if (a instanceof FeelTime) {
    if (!(b instanceof FeelTime)) return null
    const order = compareTimes(a, b)
    return order === null ? false : order === 0
  }
  if (durationsAtZero(a, b)) return true
  const order = order3(a, b)
  return order === null ? null : order === 0
}

/** Zero durations of the two kinds are equal. */
function durationsAtZero(a: FeelValue, b: FeelValue): boolean {
  return isZeroDuration(a) && isZeroDuration(b)
}

function isZeroDuration(value: FeelValue): boolean {
  if (value instanceof YearMonthDuration) return value.months === 0
  return value instanceof DayTimeDuration && compareNumbers(value.seconds, 0) === 0
}

function listsEqual(a: readonly FeelValue[], b: readonly FeelValue[], meter: Meter): boolean {
  spend(meter, 1)
  return a.length === b.length && a.every((item, at) => equal(item, b[at] ?? null, meter) === true)
}

function contextsEqual(a: FeelContext, b: FeelContext, meter: Meter): boolean {
  spend(meter, a.size)
  return (
    a.size === b.size &&
    a.entries().every(([key, item]) => {
      const other = b.get(key)
      return other !== undefined && equal(item, other, meter) === true
    })
  )
}

function rangesEqual(a: FeelRange, b: FeelRange): boolean {
  return (
    a.form === b.form &&
    a.startIncluded === b.startIncluded &&
    a.endIncluded === b.endIncluded &&
    boundsEqual(a.start, b.start) &&
    boundsEqual(a.end, b.end)
  )
}

function boundsEqual(a: FeelValue | undefined, b: FeelValue | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equal(a, b) === true
}

/** Order of two values of one kind: negative, zero, positive; null if they have none. */
export function order3(a: FeelValue, b: FeelValue): number | null {
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : null
  if (typeof a === 'string') return typeof b === 'string' ? compareStrings(a, b) : null
  if (a instanceof FeelDate) {
    if (b instanceof FeelDate) return a.epochDay - b.epochDay
    return b instanceof FeelDateTime ? compareDateTimes(dateBeside(a, b), b) : null
  }
  if (a instanceof FeelDateTime) {
    if (b instanceof FeelDateTime) return compareDateTimes(a, b)
    return b instanceof FeelDate ? compareDateTimes(a, dateBeside(b, a)) : null
  }
  if (a instanceof FeelTime) return b instanceof FeelTime ? compareTimes(a, b) : null
  if (a instanceof DayTimeDuration) {
    return b instanceof DayTimeDuration ? compareNumbers(a.seconds, b.seconds) : null
  }
  if (a instanceof YearMonthDuration) return b instanceof YearMonthDuration ? a.months - b.months : null
  return null
}

/** A date compared with a date and time: midnight, in UTC where the other has a zone. */
function dateBeside(date: FeelDate, other: FeelDateTime): FeelDateTime {
  const utc = atUtcMidnight(date)
  return other.time.zone === null ? new FeelDateTime(date, new FeelTime(0, 0, 0, null)) : utc
}

function compareDateTimes(a: FeelDateTime, b: FeelDateTime): number | null {
  if ((a.time.zone === null) !== (b.time.zone === null)) return null
  return compareNumbers(wholeSeconds(a.epochSeconds), wholeSeconds(b.epochSeconds))
}

function compareTimes(a: FeelTime, b: FeelTime): number | null {
  if ((a.zone === null) !== (b.zone === null)) return null
  return compareNumbers(wholeSeconds(comparableSeconds(a)), wholeSeconds(comparableSeconds(b)))
}

/** Points in time compare by the second, their value resolution; `is()` tells fractions apart. */
function wholeSeconds(seconds: FeelNumber): FeelNumber {
  return wholePart(seconds, 'floor')
}

/** By code point, not by UTF-16 unit. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  const low = a.charCodeAt(at - 1)
  const start = at > 0 && low >= 0xd800 && low < 0xdc00 ? at - 1 : at
  return (a.codePointAt(start) ?? -1) - (b.codePointAt(start) ?? -1)
}

/** Whether a value lies in a range; null where it cannot be compared. */
export function inRange(value: FeelValue, range: FeelRange): boolean | null {
  if (range.form === '!=') {
    const same = equal(value, range.start ?? null)
    return value === null || same === null ? null : !same
  }
  if (range.start !== undefined) {
    const order = value === null || range.start === null ? null : order3(value, range.start)
    if (order === null) return null
    if (order < 0 || (order === 0 && !range.startIncluded)) return false
  }
  if (range.end !== undefined) {
    const order = value === null || range.end === null ? null : order3(value, range.end)
    if (order === null) return null
    if (order > 0 || (order === 0 && !range.endIncluded)) return false
  }
  return true
}
