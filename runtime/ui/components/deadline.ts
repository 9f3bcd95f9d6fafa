import type { Language } from '../texts/language.ts'

export type DeadlineKind = 'over' | 'today' | 'soon' | 'later'

export interface Deadline {
  readonly kind: DeadlineKind
  /** "in 18 Tagen", "heute fällig", "überfällig seit 3 Tagen". */
  readonly words: string
  readonly date: string
}

const zone = 'Europe/Berlin'
const days = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** A legal deadline in words, counted in calendar days of the office. A deadline is over when its day is over. */
export function deadlineWords(dueAt: string, now: Date, language: Language): Deadline {
  const due = calendarDay(dueAt)
  const distance = Math.round((Date.parse(due) - Date.parse(calendarDay(now.toISOString()))) / 86_400_000)
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date(due))
  return { kind: kindOf(distance), words: (language === 'de' ? german : english)(distance), date }
}

/** The calendar day (YYYY-MM-DD) of an instant in the office's time zone; a plain date is itself. */
function calendarDay(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso : days.format(new Date(iso))
}

function kindOf(distance: number): DeadlineKind {
  if (distance < 0) return 'over'
  if (distance === 0) return 'today'
  return distance <= 7 ? 'soon' : 'later'
}

function german(distance: number): string {
  if (distance === 0) return 'heute fällig'
  if (distance < 0) return `überfällig seit ${-distance} ${-distance === 1 ? 'Tag' : 'Tagen'}`
  if (distance === 1) return 'morgen fällig'
  if (distance < 60) return `in ${distance} Tagen`
  return `in ${Math.round(distance / 30.4)} Monaten`
}

function english(distance: number): string {
  if (distance === 0) return 'due today'
  if (distance < 0) return `overdue for ${-distance} ${-distance === 1 ? 'day' : 'days'}`
  if (distance === 1) return 'due tomorrow'
  if (distance < 60) return `in ${distance} days`
  return `in ${Math.round(distance / 30.4)} months`
}
