import type { FeelDate } from './date.ts'
import { two } from './date.ts'
import {
  add,
  decimal,
  type FeelNumber,
  formatNumber,
  normalize,
  subtract,
  toInteger,
  wholePart,
} from './number.ts'
import { formatZone, offsetAt, parseZone, type Zone } from './zone.ts'

/** A time of day, with or without a zone. */
export class FeelTime {
  readonly hour: number
  readonly minute: number
  /** Seconds with their fraction. */
  readonly second: FeelNumber
  readonly zone: Zone | null

  constructor(hour: number, minute: number, second: FeelNumber, zone: Zone | null) {
    this.hour = hour
    this.minute = minute
    this.second = second
    this.zone = zone
  }

  /** Seconds since local midnight. */
  get secondOfDay(): FeelNumber {
    return add(this.hour * 3600 + this.minute * 60, this.second) ?? 0
  }

  toString(): string {
    const whole = wholeSecond(this)
    const rest =
      typeof this.second === 'number' ? '' : formatNumber(subtract(this.second, whole) ?? 0).slice(1)
    return `${two(this.hour)}:${two(this.minute)}:${two(whole)}${rest}${formatZone(this.zone)}`
  }
}

/** Seconds east of UTC of a time, seen on a date if it has one. */
export function offsetOf(time: FeelTime, date: FeelDate | null): number | null {
  if (time.zone === null) return null
  return offsetAt(time.zone, date, time.hour, time.minute, wholeSecond(time))
}

function wholeSecond(time: FeelTime): number {
  return toInteger(wholePart(time.second, 'floor')) ?? 0
}

/** Null unless the numbers are a time of day. */
export function time(hour: number, minute: number, second: FeelNumber, zone: Zone | null): FeelTime | null {
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) return null
  if (!Number.isInteger(minute) || minute < 0 || minute > 59) return null
  const value = decimal(second)
  if (value.isNegative() && !value.isZero()) return null
  return value.greaterThanOrEqualTo(60) ? null : new FeelTime(hour, minute, second, zone)
}

const pattern = /^(\d{2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)(Z|z|[+-]\d{2}:\d{2}(?::\d{2})?|@.+)?$/

/** ISO 8601 time, with `Z`, an offset or `@Zone/Name`. */
export function parseTime(text: string): FeelTime | null {
  const match = pattern.exec(text)
  if (!match) return null
  const zone = match[4] === undefined ? null : parseZone(match[4])
  if (match[4] !== undefined && zone === null) return null
  const second = normalize(decimal(match[3] ?? '0'))
  return second === null ? null : time(Number(match[1]), Number(match[2]), second, zone)
}

/** The time of day and the days carried, for seconds since a local midnight. */
export function splitSeconds(
  seconds: FeelNumber,
  zone: Zone | null,
): { days: number; time: FeelTime } | null {
  const days = toInteger(normalize(decimal(seconds).dividedBy(86_400).floor()) ?? 0)
  if (days === undefined) return null
  const rest = subtract(seconds, days * 86_400) ?? 0
  const hour = decimal(rest).dividedBy(3600).floor().toNumber()
  const minute = decimal(rest)
    .minus(hour * 3600)
    .dividedBy(60)
    .floor()
    .toNumber()
  return { days, time: new FeelTime(hour, minute, subtract(rest, hour * 3600 + minute * 60) ?? 0, zone) }
}

/** Seconds since midnight UTC, for times with a zone; local ones otherwise. */
export function comparableSeconds(value: FeelTime): FeelNumber {
  return subtract(value.secondOfDay, offsetOf(value, null) ?? 0) ?? 0
}
