import type { StartInfo } from '../../engine/index.ts'
import { resolveTimer } from '../../engine/run/resolve-timer.ts'

export interface NextTimer {
  readonly dueAt: string
  /** Firings left after this one; -1 is endless, absent for a timer that fires once. */
  readonly repeats?: number
  /** The cycle to count on with. */
  readonly cycle?: string
}

/** When a timer start event fires first. Deployment checked the value, so a failure here is a fault. */
export function firstTimer(timer: NonNullable<StartInfo['timer']>, now: string): NextTimer {
  const value = timer.value.evaluate({}, { now })
  if (!value.ok) throw new Error(`A timer start event was deployed with a broken value: ${value.message}`)
  const text = String(value.value)
  return { ...resolveTimer(timer.type, text, { now }), ...(timer.type === 'cycle' && { cycle: text }) }
}

/** The firing after one, or undefined when it was the last. */
export function nextTimer(
  cycle: string,
  previous: { readonly dueAt: string; readonly repeats: number },
  now: string,
): NextTimer | undefined {
  if (previous.repeats === 0) return undefined
  return { ...resolveTimer('cycle', cycle, { now }, previous), cycle }
}
