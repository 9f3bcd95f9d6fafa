import { locale } from '../numbers/decimal-text.ts'

/** The three inputs of a date, as typed. */
export interface DateParts {
  readonly day: string
  readonly month: string
  readonly year: string
}

/**
 * Three inputs as one value: an ISO date when day, month and year form a real one, else the raw parts as
 * `year-month-day`, so that a half-entered date survives in the draft. Nothing typed is undefined.
 */
export function joinDate(parts: DateParts): string | undefined {
  const [day, month, year] = [parts.day, parts.month, parts.year].map((part) =>
    part.trim().replaceAll('-', ''),
  )
  if (!day && !month && !year) return undefined
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isRealDate(iso) ? iso : `${year}-${month}-${day}`
}

/** The parts of an ISO date or of a half-entered one; leading zeros of day and month go. */
export function splitDate(value: unknown): DateParts {
  if (typeof value !== 'string') return { day: '', month: '', year: '' }
  const [year = '', month = '', day = ''] = value.split('-')
  if (!isRealDate(value)) return { day, month, year }
  return { day: String(Number(day)), month: String(Number(month)), year }
}

/** A date of the Gregorian calendar from year 1000 on: 30 February is none. */
export function isRealDate(value: string): boolean {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(value)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}

/** "12. August 1959", "12 August 1959". */
export function formatDate(iso: string, language: string): string {
  if (!isRealDate(iso)) return iso
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))),
  )
}
