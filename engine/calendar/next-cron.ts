import { Temporal } from 'temporal-polyfill'
import type { Cron } from './parse-cron.ts'

/** 29 February on a Monday comes every 28 years, over a century without leap day every 40. */
const MAX_MONTHS = 12 * 41

/**
 * The first moment after `after` that matches, by the wall clock of the zone; undefined if there is none. A
 * time that daylight saving skips runs once, when the gap ends; a time that comes twice runs the first time.
 */
export function nextCron(cron: Cron, after: Temporal.Instant, zone: string): Temporal.Instant | undefined {
  let wall = after.toZonedDateTimeISO(zone).toPlainDateTime()
  for (;;) {
    const next = nextWallTime(cron, wall)
    if (!next) return undefined
    const moment = toInstant(next, zone)
    if (Temporal.Instant.compare(moment, after) > 0) return moment
    wall = next
  }
}

function toInstant(wall: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (before.toPlainDateTime().equals(wall)) return before.toInstant()
  return (before.getTimeZoneTransition('next') ?? before).toInstant()
}

function nextWallTime(cron: Cron, after: Temporal.PlainDateTime): Temporal.PlainDateTime | undefined {
  const today = after.toPlainDate()
  const later = matchesDay(cron, today) ? nextTime(cron, after.toPlainTime()) : undefined
  if (later) return today.toPlainDateTime(later)
  const day = nextDay(cron, today)
  const [hour = 0] = cron.hours
  const [minute = 0] = cron.minutes
  const [second = 0] = cron.seconds
  return day?.toPlainDateTime({ hour, minute, second })
}

/** The next matching time of the same day. */
function nextTime(cron: Cron, after: Temporal.PlainTime): Temporal.PlainTime | undefined {
  const [firstMinute = 0] = cron.minutes
  const [firstSecond = 0] = cron.seconds
  const { hour, minute, second } = after
  if (cron.hours.includes(hour)) {
    const sameMinute = cron.minutes.includes(minute) ? above(cron.seconds, second) : undefined
    if (sameMinute !== undefined) return Temporal.PlainTime.from({ hour, minute, second: sameMinute })
    const sameHour = above(cron.minutes, minute)
    if (sameHour !== undefined) {
      return Temporal.PlainTime.from({ hour, minute: sameHour, second: firstSecond })
    }
  }
  const later = above(cron.hours, hour)
  return later === undefined
    ? undefined
    : Temporal.PlainTime.from({ hour: later, minute: firstMinute, second: firstSecond })
}

function above(values: readonly number[], than: number): number | undefined {
  return values.find((value) => value > than)
}

/** The next matching day after today. */
function nextDay(cron: Cron, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  let month = today.toPlainYearMonth()
  let from = today.day + 1
  for (let months = 0; months < MAX_MONTHS; months++) {
    if (cron.months.includes(month.month)) {
      for (let day = from; day <= month.daysInMonth; day++) {
        const date = month.toPlainDate({ day })
        if (matchesDay(cron, date)) return date
      }
    }
    month = month.add({ months: 1 })
    from = 1
  }
  return undefined
}

function matchesDay({ months, days, weekdays }: Cron, date: Temporal.PlainDate): boolean {
  const fromLast = date.daysInMonth - date.day
  return (
    months.includes(date.month) &&
    (days.days.includes(date.day) || days.last.includes(fromLast)) &&
    (weekdays.days.includes(date.dayOfWeek) ||
      weekdays.nth.some(({ day, n }) => {
        if (date.dayOfWeek !== day) return false
        return n === -1 ? fromLast < 7 : Math.ceil(date.day / 7) === n
      }))
  )
}
