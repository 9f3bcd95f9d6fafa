import type { Temporal } from 'temporal-polyfill'
import type { Land } from './land.ts'
import { isPublicHoliday } from './public-holidays.ts'

/** Neither Saturday nor Sunday nor public holiday (§ 193 BGB, § 26(3) SGB X). */
export function isWorkingDay(date: Temporal.PlainDate, land: Land): boolean {
  return date.dayOfWeek < 6 && !isPublicHoliday(date, land)
}

/** The date itself if it is a working day, else the next one. */
export function nextWorkingDay(date: Temporal.PlainDate, land: Land): Temporal.PlainDate {
  let day = date
  while (!isWorkingDay(day, land)) day = day.add({ days: 1 })
  return day
}

/** The n-th working day after the date, or before it if n is negative; zero is the date itself. */
export function addWorkingDays(date: Temporal.PlainDate, n: number, land: Land): Temporal.PlainDate {
  const step = { days: Math.sign(n) }
  let day = date
  for (let left = Math.abs(n); left > 0; ) {
    day = day.add(step)
    if (isWorkingDay(day, land)) left--
  }
  return day
}
