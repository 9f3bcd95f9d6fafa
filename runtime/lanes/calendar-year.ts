import { Temporal } from 'temporal-polyfill'

/** The year a moment falls into for an authority in Germany. */
export function calendarYear(at: string): number {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Berlin').year
}
