import { Temporal } from 'temporal-polyfill'
import { StepFailure } from './step-failure.ts'

export const DEFAULT_ZONE = 'Europe/Berlin'

interface Moment {
  readonly now: string
  readonly zone?: string
}

/**
 * An instant from a FEEL or ISO 8601 value: with offset as it is, without one in the given zone. A date
 * alone means the start of that day, or its last second where a deadline is meant.
 */
export function resolveInstant(text: string, moment: Moment, dateMeans: 'start' | 'end' = 'start'): string {
  const zone = moment.zone ?? DEFAULT_ZONE
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      const start = Temporal.PlainDate.from(text).toZonedDateTime(zone)
      const at = dateMeans === 'start' ? start : start.add({ days: 1 }).subtract({ seconds: 1 })
      return at.toInstant().toString()
    }
    if (/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return Temporal.Instant.from(text).toString()
    if (text.includes('[') || text.includes('@')) {
      return Temporal.ZonedDateTime.from(withBracketZone(text)).toInstant().toString()
    }
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant().toString()
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new StepFailure(
      'timer-invalid',
      `Expected a date such as 2026-05-01 or 2026-05-01T09:00:00+02:00, found '${text}'.`,
    )
  }
}

/** A moment plus an ISO 8601 duration: days and months by the calendar of the zone, hours by the clock. */
export function addDuration(from: string, duration: string, zone: string = DEFAULT_ZONE): string {
  try {
    return Temporal.Instant.from(from).toZonedDateTimeISO(zone).add(duration).toInstant().toString()
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new StepFailure('timer-invalid', `Expected a duration such as P3D or PT1H, found '${duration}'.`)
  }
}

/** FEEL writes zones as `@Europe/Berlin`, RFC 9557 in brackets. */
function withBracketZone(text: string): string {
  return text.replace(/@([\w/+-]+)$/, '[$1]')
}
