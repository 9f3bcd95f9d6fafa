import type { TimerType } from '../compile/compiled-process.ts'
import { addDuration, resolveInstant } from './resolve-instant.ts'
import { StepFailure } from './step-failure.ts'

export interface TimerDue {
  readonly dueAt: string
  /** Firings left after this one; -1 is endless. */
  readonly repeats?: number
}

/** When a timer is due. A repeating one counts on from `previous`, so it does not drift. */
export function resolveTimer(
  type: TimerType,
  value: string,
  moment: { readonly now: string; readonly zone?: string },
  previous?: { readonly dueAt?: string; readonly repeats?: number },
): TimerDue {
  if (type === 'date') return { dueAt: resolveInstant(value, moment) }
  if (type === 'duration') return { dueAt: addDuration(moment.now, value, moment.zone) }
  const { repeats, start, interval } = readCycle(value)
  if (previous?.dueAt === undefined) {
    const dueAt =
      start === undefined ? later(moment.now, interval, moment.zone) : resolveInstant(start, moment)
    return { dueAt, repeats: repeats < 0 ? -1 : repeats - 1 }
  }
  const left = previous.repeats ?? 0
  return { dueAt: later(previous.dueAt, interval, moment.zone), repeats: left < 0 ? -1 : left - 1 }
}

/** `R3/PT10M`, `R/P1D`, `R5/2026-01-01T00:00:00Z/P1M` (ISO 8601-1 § 5.6). */
export function readCycle(text: string): { repeats: number; start?: string; interval: string } {
  const match = /^R(-1|\d{0,6})\/(?:([^/]+)\/)?(P[^/]+)$/.exec(text)
  const [, count = '', start, interval = ''] = match ?? []
  if (!match) {
    throw new StepFailure('timer-invalid', `Expected a repeating interval such as R3/PT10M, found '${text}'.`)
  }
  const repeats = count === '' || count === '-1' ? -1 : Number(count)
  return { repeats, ...(start !== undefined && { start }), interval }
}

function later(from: string, interval: string, zone: string | undefined): string {
  const dueAt = addDuration(from, interval, zone)
  if (Date.parse(dueAt) - Date.parse(from) >= 1000) return dueAt
  throw new StepFailure(
    'timer-invalid',
    `Expected a repeating timer to wait at least one second, found '${interval}'.`,
  )
}
