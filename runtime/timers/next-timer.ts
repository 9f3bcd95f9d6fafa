import type { StartInfo } from '../../engine/index.ts'
import { nextOfCycle, type TimerCycle } from '../../engine/run/resolve-cycle.ts'
import { resolveStartTimer } from '../../engine/run/resolve-settings.ts'

export interface NextTimer {
  readonly dueAt: string
  /** Firings left after this one; -1 is endless, absent for a timer that fires once. */
  readonly repeats?: number
  /** The cycle to count on with, as JSON. */
  readonly cycle?: string
}

/** When a timer start event fires first. Deployment checked the value, so a failure here is a fault. */
export function firstTimer(timer: NonNullable<StartInfo['timer']>, now: string): NextTimer {
  return stored(resolveStartTimer(timer, { now }))
}

/** The firing after one, or undefined when it was the last. */
export function nextTimer(
  cycle: string,
  previous: { readonly dueAt: string; readonly repeats: number },
  now: string,
): NextTimer | undefined {
  if (previous.repeats === 0) return undefined
  // Rows written before a cycle kept its start hold the text alone: they count on from the last firing.
  const known: TimerCycle = cycle.startsWith('{') ? JSON.parse(cycle) : { text: cycle, from: previous.dueAt }
  const next = nextOfCycle(known, previous.dueAt, { now })
  const repeats = previous.repeats < 0 ? next.repeats : Math.min(next.repeats, previous.repeats - 1)
  return stored({ ...next, repeats })
}

function stored({ cycle, ...due }: ReturnType<typeof resolveStartTimer>): NextTimer {
  return { ...due, ...(cycle && { cycle: JSON.stringify(cycle) }) }
}
