import { type FeelDate, parseDate } from './date.ts'
import { type FeelDateTime, parseDateTime } from './date-time.ts'
import { type DayTimeDuration, parseDuration, type YearMonthDuration } from './duration.ts'
import { type FeelTime, parseTime } from './time.ts'

/** The date, time, date and time or duration that a text is (`@"…"`, DMN 1.5 grammar rule 62). */
export function parseTemporal(
  text: string,
): FeelDate | FeelTime | FeelDateTime | DayTimeDuration | YearMonthDuration | null {
  if (/^-?P/.test(text)) return parseDuration(text)
  if (text.includes('T') && /^-?\d+-/.test(text)) return parseDateTime(text)
  return /^-?\d+-/.test(text) ? parseDate(text) : parseTime(text)
}
