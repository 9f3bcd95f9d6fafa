import { Temporal } from 'temporal-polyfill'
import { isWorkingDay, nextWorkingDay } from '../../engine/calendar/index.ts'

const zone = 'Europe/Berlin'
const land = 'BE'
/** Offices work at two times a day, so that the steps of many cases travel in few transactions. */
const times = ['09:10', '13:40'] as const

/** When an office worker does something: the first working day on or after the date, at one of them. */
export function officeTime(date: Temporal.PlainDate, n: number): Date {
  return momentOf(nextWorkingDay(date, land), n)
}

/** When an application arrives at the counter: the last working day on or before the date. */
export function counterTime(date: Temporal.PlainDate, n: number): Date {
  let day = date
  while (!isWorkingDay(day, land)) day = day.subtract({ days: 1 })
  return momentOf(day, n)
}

export function dateOf(moment: Date): Temporal.PlainDate {
  return Temporal.Instant.from(moment.toISOString()).toZonedDateTimeISO(zone).toPlainDate()
}

function momentOf(date: Temporal.PlainDate, n: number): Date {
  const time = Temporal.PlainTime.from(times[n % times.length] ?? times[0])
  return new Date(date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}
