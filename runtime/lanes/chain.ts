import type { StepOutput } from './batch-entry.ts'

/**
 * Processes that start each other by messages or signals for ever, each in its very first step, are stopped here.
 * Calls on the way belong to the chain; a wait for anything else ends it.
 */
export const longestChain = 100

/** The place of a message or signal that a step sends: one after what began the step, 0 when nothing did. */
export function nextInChain({ chain }: StepOutput): number {
  return chain === undefined ? 0 : chain + 1
}
