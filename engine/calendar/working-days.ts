import { Temporal } from 'temporal-polyfill'
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
  if (n === 0) return date
  let { year } = date
  let days = workingDaysOf(year, land)
  const passed = days.filter((day) => day < date.dayOfYear || (n > 0 && day === date.dayOfYear)).length
  let index = n > 0 ? passed + n - 1 : passed + n
  while (index >= days.length) {
    index -= days.length
    days = workingDaysOf(++year, land)
  }
  while (index < 0) {
    days = workingDaysOf(--year, land)
    index += days.length
  }
  return Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: (days[index] ?? 1) - 1 })
}

const known = new Map<string, readonly number[]>()

/** The working days of a year, as days of the year. */
function workingDaysOf(year: number, land: Land): readonly number[] {
  const key = `${land}${year}`
  const found = known.get(key)
  if (found) return found
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  const days: number[] = []
  for (let day = 0; day < first.daysInYear; day++) {
    if (isWorkingDay(first.add({ days: day }), land)) days.push(day + 1)
  }
  if (known.size >= 500) known.clear()
  known.set(key, days)
  return days
}
