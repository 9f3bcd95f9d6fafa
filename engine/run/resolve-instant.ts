import { Temporal } from 'temporal-polyfill'
import { StepFailure } from './step-failure.ts'

export const DEFAULT_ZONE = 'Europe/Berlin'

export interface Moment {
  readonly now: string
  readonly zone?: string
}

/**
 * An instant from a FEEL or ISO 8601 value: with offset as it is, without one in the given zone. A date
 * alone means the start of that day, or its last second where a deadline is meant. A time that daylight
 * saving skips is read an hour later, one that comes twice as the first.
 */
export function resolveInstant(text: string, moment: Moment, dateMeans: 'start' | 'end' = 'start'): string {
  const zone = moment.zone ?? DEFAULT_ZONE
  return readable(text, 'a date such as 2026-05-01 or 2026-05-01T09:00:00+02:00', () => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      const start = Temporal.PlainDate.from(text).toZonedDateTime(zone)
      return dateMeans === 'start' ? start : start.add({ days: 1 }).subtract({ seconds: 1 })
    }
    if (/T.*(Z|[+-]\d{2}(:?\d{2})?)$/i.test(text)) {
      return Temporal.Instant.from(text).toZonedDateTimeISO(zone)
    }
    if (text.includes('[') || text.includes('@')) return Temporal.ZonedDateTime.from(withBracketZone(text))
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone)
  })
}

/** A moment plus an ISO 8601 duration: days and months by the calendar of the zone, hours by the clock. */
export function addDuration(from: string, duration: string, zone: string = DEFAULT_ZONE): string {
  return readable(duration, 'a duration such as P3D or PT1H', () =>
    Temporal.Instant.from(from).toZonedDateTimeISO(zone).add(duration),
  )
}

/** The instant that `read` finds in a text. What cannot be read, or lies outside the years 1 to 9999, fails the step. */
export function readable(text: string, expected: string, read: () => Temporal.ZonedDateTime): string {
  const found = text.length > 100 ? `${text.slice(0, 100)}…` : text
  try {
    const moment = read()
    const { year } = moment.withTimeZone('UTC')
    if (year >= 1 && year <= 9999) return moment.toInstant().toString()
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new StepFailure('timer-invalid', `Expected ${expected}, found '${found}'.`)
  }
  throw new StepFailure('timer-invalid', `Expected a time in the years 1 to 9999, found '${found}'.`)
}

/** FEEL writes zones as `@Europe/Berlin`, RFC 9557 in brackets. */
function withBracketZone(text: string): string {
  return text.replace(/@([\w/+-]+)$/, '[$1]')
}
