import { dateOfEpochDay, type FeelDate, parseDate } from './date.ts'
import { add, type FeelNumber, multiply, subtract } from './number.ts'
import { FeelTime, offsetOf, parseTime, splitSeconds } from './time.ts'

/** A date and a time of day, with or without a zone. */
export class FeelDateTime {
  readonly date: FeelDate
  readonly time: FeelTime

  constructor(date: FeelDate, time: FeelTime) {
    this.date = date
    this.time = time
  }

  /** Seconds since 1970-01-01T00:00 on the local clock. */
  get localSeconds(): FeelNumber {
    return add(multiply(this.date.epochDay, 86_400) ?? 0, this.time.secondOfDay) ?? 0
  }

  /** Seconds since 1970-01-01T00:00Z; local ones where there is no zone. */
  get epochSeconds(): FeelNumber {
    return subtract(this.localSeconds, offsetOf(this.time, this.date) ?? 0) ?? 0
  }

  toString(): string {
    return `${this.date}T${this.time}`
  }
}

export function parseDateTime(text: string): FeelDateTime | null {
  const split = text.indexOf('T')
  if (split < 0) {
    const date = parseDate(text)
    return date && atMidnight(date)
  }
  const date = parseDate(text.slice(0, split))
  const written = text.slice(split + 1)
  if (/^24:00:00(?:\.0+)?(?!\d)/.test(written)) {
    const next = date && dateOfEpochDay(date.epochDay + 1)
    const midnight = parseTime(written.replace('24', '00'))
    return next && midnight && new FeelDateTime(next, midnight)
  }
  const time = parseTime(written)
  return date && time && new FeelDateTime(date, time)
}

function atMidnight(date: FeelDate): FeelDateTime {
  return new FeelDateTime(date, new FeelTime(0, 0, 0, null))
}

/** Moves by seconds on the local clock. */
export function addSeconds(from: FeelDateTime, seconds: FeelNumber): FeelDateTime | null {
  const split = splitSeconds(add(from.time.secondOfDay, seconds) ?? 0, from.time.zone)
  const date = split && dateOfEpochDay(from.date.epochDay + split.days)
  return split && date && new FeelDateTime(date, split.time)
}
