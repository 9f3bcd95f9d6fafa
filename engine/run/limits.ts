import type { Json } from '../json.ts'
import { StepFailure } from './step-failure.ts'

/** What one command or one chain of calls may ask of memory: more is an incident or a rejection, never a dead process. */
export const limits = {
  /** Calls above an instance: a process that calls itself comes to an end. */
  callDepth: 100,
  /**
   * Instances below the one that began it all, ended ones too: a process that calls itself twice would come to 2^100
   * within the depth. Room for one repeated call over the most items, and for an hourly call over three years.
   */
  calls: 30_000,
  /** Items of repeated activities that one command starts. */
  items: 20_000,
  /** Characters of the variables a command brings. */
  inputSize: 8_000_000,
  /** Characters of the values that expressions give in one command. */
  valueSize: 32_000_000,
  /** Levels of such a value. */
  valueDepth: 200,
} as const

/** The step at the token stops: somebody has to change the model or the data. */
export function limitExceeded(expected: string, found: string): StepFailure {
  return new StepFailure('limit-exceeded', `Expected ${expected}, found ${found}.`)
}

/** Counts items of repeated activities that a command starts, together with those inside one another. */
export function countItems(run: { items: number }, more: number): void {
  run.items += more
  if (run.items <= limits.items) return
  throw limitExceeded(`at most ${limits.items} items of repeated activities in one command`, `${more} more`)
}

/** About how many characters a value takes as JSON; no longer exact beyond `most`, endless for what is nested too deeply. */
export function sizeOf(value: Json, most: number, depth = 0): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value !== 'object' || value === null) return 8
  if (depth >= limits.valueDepth) return Number.POSITIVE_INFINITY
  let size = 2
  const parts: Iterable<Json> = isList(value) ? value : Object.values(value)
  if (!isList(value)) for (const key in value) size += key.length + 4
  for (const part of parts) {
    size += 1 + sizeOf(part, most - size, depth + 1)
    if (size > most) break
  }
  return size
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
