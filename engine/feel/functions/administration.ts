import { Temporal } from 'temporal-polyfill'
import { deadlineEnd, notifiedOn, objectionUntil } from '../../calendar/deadlines.ts'
import { isLand, type Land } from '../../calendar/land.ts'
import { addWorkingDays, isWorkingDay, nextWorkingDay } from '../../calendar/working-days.ts'
import { type Run, spend, warn } from '../evaluation/run.ts'
import { addMonths, FeelDate, parseDate, two } from '../values/date.ts'
import { type DayTimeDuration, YearMonthDuration } from '../values/duration.ts'
import { divide, toInteger } from '../values/number.ts'
import type { FeelValue } from '../values/value.ts'
import {
  boolean,
  day,
  duration,
  type Functions,
  integer,
  number,
  optional,
  overload,
  text,
} from './builtin.ts'
import { formatMoney } from './numbers.ts'

function landOf(run: Run, code: string | undefined): Land | null {
  if (code === undefined) return run.land
  return isLand(code)
    ? code
    : warn(run, 'unknown-land', `Expected a Land such as "BE" or "BY", found "${code}".`)
}

/** Days the calendar of holidays can be asked about. */
function usable(run: Run, value: FeelDate): boolean {
  if (value.year >= 1991 && value.year <= 9000) return true
  warn(run, 'date-out-of-range', `Expected a date from 1991 to 9000, found ${value}. The result is null.`)
  return false
}

function toPlain(value: FeelDate): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: value.year, month: value.month, day: value.day })
}

function fromPlain(value: Temporal.PlainDate): FeelDate {
  return new FeelDate(value.year, value.month, value.day)
}

/** Calls with a plain date and the Land, or gives null with a warning. */
function withCalendar(
  run: Run,
  date: FeelDate,
  code: string | undefined,
  body: (date: Temporal.PlainDate, land: Land) => FeelValue,
): FeelValue {
  const land = landOf(run, code)
  return land !== null && usable(run, date) ? body(toPlain(date), land) : null
}

/** Parts of a deadline: months, or whole days. */
function partsOf(run: Run, length: DayTimeDuration | YearMonthDuration) {
  if (length instanceof YearMonthDuration) return { months: length.months }
  const days = divide(length.seconds, 86_400)
  const whole = days === null ? undefined : toInteger(days)
  if (whole !== undefined && Math.abs(whole) < 1_000_000) return { days: whole }
  return warn(
    run,
    'wrong-arguments',
    'Expected a duration of whole days, weeks, months or years. The result is null.',
  )
}

/** What administrative procedures compute with; not part of the DMN standard. */
export const administrationFunctions: Functions = {
  /** The n-th working day after (or before) the date; the date itself does not count. */
  'add working days': [
    overload([day('date'), integer('n'), optional(text('land'))], (run, date, n, code) => {
      if (Math.abs(n) > 10_000) return warn(run, 'wrong-arguments', 'Expected at most 10,000 working days.')
      spend(run, Math.abs(n))
      return withCalendar(run, date, code, (from, land) => fromPlain(addWorkingDays(from, n, land)))
    }),
  ],
  /** The date itself if it is a working day, else the next one. */
  'next working day': [
    overload([day('date'), optional(text('land'))], (run, date, code) =>
      withCalendar(run, date, code, (from, land) => fromPlain(nextWorkingDay(from, land))),
    ),
  ],
  'is working day': [
    overload([day('date'), optional(text('land'))], (run, date, code) =>
      withCalendar(run, date, code, (from, land) => isWorkingDay(from, land)),
    ),
  ],
  /** End of a deadline: §§ 187 to 193 BGB, § 26 SGB X. */
  'deadline end': [
    overload(
      [day('event date'), duration('duration'), boolean('shift'), optional(text('land'))],
      (run, date, length, shift, code) => {
        const parts = partsOf(run, length)
        return (
          parts &&
          withCalendar(run, date, code, (from, land) => fromPlain(deadlineEnd(from, parts, { shift, land })))
        )
      },
    ),
  ],
  /** Day on which a posted decision counts as notified: § 37(2) SGB X. */
  'notified on': [
    overload([day('posted date')], (run, date) =>
      usable(run, date) ? fromPlain(notifiedOn(toPlain(date))) : null,
    ),
  ],
  /** Last day for an objection: § 84(1), § 66(2) SGG. */
  'objection until': [
    overload(
      [day('notified date'), boolean('remedy notice ok'), optional(text('land'))],
      (run, date, proper, code) =>
        withCalendar(run, date, code, (from, land) => fromPlain(objectionUntil(from, proper, land))),
    ),
  ],
  'format money': [overload([number('n')], (_, n) => formatMoney(n))],
  'format date': [
    overload([day('date')], (_, date) => formatDate(date)),
    overload([text('date')], (_, written) => {
      const date = parseDate(written)
      return date && formatDate(date)
    }),
  ],
  /** Completed years of life. Born on 29 February: a year is complete at the end of 28 February (§§ 187(2), 188(2) BGB). */
  age: [overload([day('birth date'), day('on date')], (_, birth, on) => age(birth, on))],
}

function formatDate(date: FeelDate): string {
  return `${two(date.day)}.${two(date.month)}.${String(date.year).padStart(4, '0')}`
}

function age(birth: FeelDate, on: FeelDate): FeelValue {
  if (on.epochDay < birth.epochDay) return null
  const years = on.year - birth.year
  const anniversary = addMonths(new FeelDate(birth.year, birth.month, 1), years * 12)
  if (anniversary === null) return null
  // A day that the month lacks overflows into the next one: 29 February becomes 1 March.
  return anniversary.epochDay + birth.day - 1 > on.epochDay ? years - 1 : years
}
