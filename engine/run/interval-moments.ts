import { Temporal } from 'temporal-polyfill'
import { addByCalendar, placeByCalendar, type TimerCalendar } from '../calendar/timer-calendar.ts'
import { averageMilliseconds, type Interval } from './read-interval.ts'

/**
 * The `index`-th moment of a repeating interval. Counted from the anchor, not from the moment before: a
 * month after 31 January is 28 February, two months after it is 31 March.
 */
export function momentOf(
  { anchor, length }: Interval,
  index: number,
  calendar: TimerCalendar | undefined,
): Temporal.ZonedDateTime {
  return placeByCalendar(addByCalendar(anchor, times(length, index), calendar), calendar)
}

/** The index of the first moment after an instant, or the last one if none is; of moments that fall together, the last. */
export function nextIndex(interval: Interval, after: number, calendar: TimerCalendar | undefined): number {
  const { anchor, length, first, last } = interval
  const at = (index: number): number => momentOf(interval, index, calendar).epochMilliseconds
  const within = (index: number): number => Math.min(last, Math.max(first, index))
  const average = averageMilliseconds(length, calendar?.workingDays === true)
  let index = within(Math.floor((after - anchor.epochMilliseconds) / average))
  // Months and working days are not of one length: guess again from where the first guess led.
  index = within(index + Math.floor((after - at(index)) / average))
  while (index > first && at(index - 1) > after) index--
  while (index < last && at(index) <= after) index++
  while (calendar && index < last && at(index + 1) <= at(index)) index++
  return index
}

function times(length: Temporal.Duration, factor: number): Temporal.Duration {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = length
  return Temporal.Duration.from({
    years: years * factor,
    months: months * factor,
    weeks: weeks * factor,
    days: days * factor,
    hours: hours * factor,
    minutes: minutes * factor,
    seconds: seconds * factor,
    milliseconds: milliseconds * factor,
  })
}
