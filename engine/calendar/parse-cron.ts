/** A schedule by wall-clock fields; each lists the values that match, ascending. */
export interface Cron {
  readonly seconds: readonly number[]
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly months: readonly number[]
  readonly days: CronDays
  readonly weekdays: CronWeekdays
}

/** Days of the month; `last` counts back from the last one (0: the last day itself). */
export interface CronDays {
  readonly days: readonly number[]
  readonly last: readonly number[]
}

/** Days of the week, 1 (Monday) to 7; `nth` only the n-th of the month, -1 the last. */
export interface CronWeekdays {
  readonly days: readonly number[]
  readonly nth: readonly { readonly day: number; readonly n: number }[]
}

const MACROS: { readonly [name: string]: string } = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * SUN',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
}
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
/** By the numbers of cron: 0 and 7 are Sunday. */
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

interface Field {
  readonly min: number
  readonly max: number
  /** Words for the numbers from `first` on. */
  readonly names?: readonly string[]
  readonly first?: number
}

const SECONDS: Field = { min: 0, max: 59 }
const HOURS: Field = { min: 0, max: 23 }
const MONTH: Field = { min: 1, max: 12, names: MONTHS, first: 1 }
const DAY: Field = { min: 1, max: 31 }
const WEEKDAY: Field = { min: 0, max: 7, names: WEEKDAYS, first: 0 }

/**
 * Reads `minute hour day month weekday`, with seconds before them `second minute hour day month weekday`, or
 * `@daily` and the like. Each field: `*`, `?`, numbers, lists `1,15`, ranges `MON-FRI`, steps `*` + `/10`; in
 * the day `L` (last) and `L-3`, in the weekday `FRI#2` (second) and `FRIL` (last). Day and weekday must both
 * match. Undefined: it is not such a text. No `W`, no year: working days are the calendar's business.
 */
export function parseCron(text: string): Cron | undefined {
  const fields = (MACROS[text.trim().toLowerCase()] ?? text).trim().toUpperCase().split(/\s+/)
  if (fields.length === 5) fields.unshift('0')
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] = fields
  const seconds = valuesOf(second, SECONDS)
  const minutes = valuesOf(minute, SECONDS)
  const hours = valuesOf(hour, HOURS)
  const months = valuesOf(month, MONTH)
  const days = daysOf(day)
  const weekdays = weekdaysOf(weekday)
  if (fields.length !== 6 || !seconds || !minutes || !hours || !months || !days || !weekdays) return undefined
  return { seconds, minutes, hours, months, days, weekdays }
}

function daysOf(text: string): CronDays | undefined {
  const last: number[] = []
  const plain: string[] = []
  for (const part of text.split(',')) {
    const [match, back] = /^L(?:-(\d{1,2}))?$/.exec(part) ?? []
    if (match === undefined) plain.push(part)
    else last.push(Number(back ?? 0))
  }
  if (last.some((back) => back > 30)) return undefined
  const days = plain.length === 0 ? [] : valuesOf(plain.join(','), DAY)
  return days && { days, last }
}

function weekdaysOf(text: string): CronWeekdays | undefined {
  const nth: { day: number; n: number }[] = []
  const plain: string[] = []
  for (const part of text.split(',')) {
    const [match, name = '', which] = /^([A-Z]{3}|[0-7])(L|#[1-5])$/.exec(part) ?? []
    const day = match === undefined ? undefined : numberIn(name, WEEKDAY)
    if (day === undefined) plain.push(part)
    else nth.push({ day: fromMonday(day), n: which === 'L' ? -1 : Number(which?.slice(1)) })
  }
  const days = plain.length === 0 ? [] : valuesOf(plain.join(','), WEEKDAY)
  return days && { days: ascending(days.map(fromMonday)), nth }
}

/** Cron counts from Sunday (0 or 7), ISO 8601 from Monday (1). */
function fromMonday(day: number): number {
  return day === 0 ? 7 : day
}

function valuesOf(text: string, field: Field): readonly number[] | undefined {
  const values: number[] = []
  for (const part of text.split(',')) {
    const range = rangeOf(part, field)
    if (!range) return undefined
    for (let value = range.from; value <= range.to; value += range.step) values.push(value)
  }
  return ascending(values)
}

function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}

function rangeOf(part: string, field: Field): { from: number; to: number; step: number } | undefined {
  const [body = '', stepText, ...more] = part.split('/')
  const step = stepText === undefined ? 1 : numberOf(stepText)
  if (more.length > 0 || !step) return undefined
  // Day 7 is Sunday again: "every day" ends at 6.
  if (body === '*' || body === '?') return { from: field.min, to: field === WEEKDAY ? 6 : field.max, step }
  const [low = '', high, ...rest] = body.split('-')
  const from = numberIn(low, field)
  const named = high === undefined ? undefined : numberIn(high, field)
  if (from === undefined || rest.length > 0 || (high !== undefined && named === undefined)) return undefined
  const to = field === WEEKDAY && named === 0 ? 7 : named
  const end = to ?? (stepText === undefined ? from : field.max)
  return from <= end ? { from, to: end, step } : undefined
}

function numberIn(text: string, field: Field): number | undefined {
  const name = field.names?.indexOf(text) ?? -1
  const value = name >= 0 ? name + (field.first ?? 0) : numberOf(text)
  return value !== undefined && value >= field.min && value <= field.max ? value : undefined
}

function numberOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined
}
