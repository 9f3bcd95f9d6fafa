import { Temporal } from 'temporal-polyfill'
import {
  addByCalendar,
  placeByCalendar,
  problemOfLength,
  type TimerCalendar,
} from '../calendar/timer-calendar.ts'
import type { TimerType } from '../compile/compiled-process.ts'
import { firstOfCycle, type TimerCycle } from './resolve-cycle.ts'
import { DEFAULT_ZONE, type Moment, readable, resolveInstant } from './resolve-instant.ts'
import { StepFailure } from './step-failure.ts'

export interface TimerDue {
  readonly dueAt: string
  /** Firings left after this one; -1 is endless. */
  readonly repeats?: number
  /** Of a repeating timer: what its next moment is computed from. */
  readonly cycle?: TimerCycle
}

/** When a timer that is set now is due (BPMN 2.0.2 § 10.5.5). */
export function resolveTimer(
  type: TimerType,
  value: string,
  moment: Moment,
  calendar?: TimerCalendar,
): TimerDue {
  if (type === 'cycle') {
    return firstOfCycle({ text: value, from: moment.now, ...(calendar && { calendar }) }, moment)
  }
  const zone = moment.zone ?? DEFAULT_ZONE
  if (type === 'date') {
    const written = resolveInstant(value, moment)
    if (!calendar) return { dueAt: written }
    const at = Temporal.Instant.from(written).toZonedDateTimeISO(zone)
    return { dueAt: readable(value, 'a date that can be moved', () => placeByCalendar(at, calendar)) }
  }
  const now = Temporal.Instant.from(moment.now).toZonedDateTimeISO(zone)
  return {
    dueAt: readable(value, 'a duration such as P3D or PT1H', () => {
      const length = Temporal.Duration.from(value)
      const problem = calendar && problemOfLength(length, calendar)
      if (problem) throw new StepFailure('timer-invalid', `Expected ${problem}, found '${value}'.`)
      return placeByCalendar(addByCalendar(now, length, calendar), calendar)
    }),
  }
}
