import { Temporal } from 'temporal-polyfill'
import type { Land } from './land.ts'
import { addWorkingDays, nextWorkingDay } from './working-days.ts'

/** How a timer counts days: by the holidays of a Land. Strict JSON. */
export interface TimerCalendar {
  readonly land: Land
  /** The days of its duration are working days. */
  readonly workingDays?: true
  /** An end on a Saturday, Sunday or public holiday moves to the next working day (§ 193 BGB, § 26(3) SGB X). */
  readonly shift?: true
  /** It ends when its last day has passed; the day it starts on does not count (§§ 187(1), 188 BGB). */
  readonly wholeDays?: true
}

/** A moment plus a length; the number of working days, if it counts these, else by the calendar of the zone. */
export function addByCalendar(
  from: Temporal.ZonedDateTime,
  length: Temporal.Duration,
  calendar: TimerCalendar | undefined,
): Temporal.ZonedDateTime {
  if (!calendar?.workingDays) return from.add(length)
  return atSameTime(addWorkingDays(from.toPlainDate(), length.days, calendar.land), from)
}

/** Where a moment comes to lie: moved off weekends and holidays, and to the end of its day, as the calendar asks. */
export function placeByCalendar(
  moment: Temporal.ZonedDateTime,
  calendar: TimerCalendar | undefined,
): Temporal.ZonedDateTime {
  if (!calendar) return moment
  const day = moment.toPlainDate()
  const moved = calendar.shift || calendar.workingDays ? nextWorkingDay(day, calendar.land) : day
  if (calendar.wholeDays) return moved.add({ days: 1 }).toZonedDateTime(moment.timeZoneId)
  return moved.equals(day) ? moment : atSameTime(moved, moment)
}

/** Why a calendar cannot count this length: deadlines in hours do not shift (§ 26(6) SGB X). */
export function problemOfLength(length: Temporal.Duration, calendar: TimerCalendar): string | undefined {
  if (length.sign < 0) return 'a length that does not go back'
  if (calendar.workingDays && Math.abs(length.days) > 10_000) return 'at most 10,000 working days'
  const days = Temporal.Duration.from({ days: length.days })
  if (calendar.workingDays && !isSame(length, days)) return 'whole working days such as P5D'
  const { years, months, weeks } = length
  const dates = days.with({ years, months, weeks })
  return isSame(length, dates) ? undefined : 'whole days, weeks, months or years'
}

function isSame(a: Temporal.Duration, b: Temporal.Duration): boolean {
  return a.toString() === b.toString()
}

function atSameTime(day: Temporal.PlainDate, like: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: like.timeZoneId, plainTime: like.toPlainTime() })
}
