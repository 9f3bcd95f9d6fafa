import { Temporal } from 'temporal-polyfill'
import { nextCron } from '../calendar/next-cron.ts'
import { parseCron } from '../calendar/parse-cron.ts'
import { placeByCalendar, problemOfLength, type TimerCalendar } from '../calendar/timer-calendar.ts'
import { momentOf, nextIndex } from './interval-moments.ts'
import { readInterval } from './read-interval.ts'
import { DEFAULT_ZONE, type Moment, readable } from './resolve-instant.ts'
import { StepFailure } from './step-failure.ts'

/** A repeating timer as it was set, so that it neither drifts nor changes. Strict JSON. */
export interface TimerCycle {
  /** A repeating interval (ISO 8601-1 § 5.6) or a cron schedule. */
  readonly text: string
  /** The instant it was set. */
  readonly from: string
  readonly calendar?: TimerCalendar
}

export interface CycleDue {
  readonly dueAt: string
  /** Firings left after this one; -1 is endless. */
  readonly repeats: number
  readonly cycle: TimerCycle
}

/**
 * When a repeating timer that is set now is due first. Moments that have passed do not count; if all have,
 * it is due once, at the last of them.
 */
export function firstOfCycle(cycle: TimerCycle, moment: Moment): CycleDue {
  return dueAfter(cycle, Temporal.Instant.from(moment.now).subtract({ nanoseconds: 1 }), moment)
}

/**
 * When it is due after it fired at `previous`: the next moment as counted from where it was set. That may
 * have passed while nobody looked: none is left out, and moments that fall together are one.
 */
export function nextOfCycle(cycle: TimerCycle, previous: string, moment: Moment): CycleDue {
  return dueAfter(cycle, Temporal.Instant.from(previous), moment)
}

function dueAfter(cycle: TimerCycle, after: Temporal.Instant, { zone = DEFAULT_ZONE }: Moment): CycleDue {
  const { text, from, calendar } = cycle
  let repeats = -1
  const dueAt = readable(text, 'a repeating interval such as R3/PT10M, or a cron schedule', () => {
    const cron = parseCron(text)
    if (cron) {
      const next = nextCron(cron, after, zone)
      if (next) return placeByCalendar(next.toZonedDateTimeISO(zone), calendar)
      throw new StepFailure('timer-invalid', `Expected a schedule with a day that comes, found '${text}'.`)
    }
    const interval = readInterval(text, { now: from, zone })
    const problem = calendar && problemOfLength(interval.length, calendar)
    if (problem) throw new StepFailure('timer-invalid', `Expected ${problem}, found '${text}'.`)
    const index = nextIndex(interval, after.epochMilliseconds, calendar)
    if (Number.isFinite(interval.last)) repeats = interval.last - index
    return momentOf(interval, index, calendar)
  })
  return { dueAt, repeats, cycle }
}
