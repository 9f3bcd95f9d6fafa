import type { RuntimeError } from '../errors.ts'
import type { BatchEntry } from './batch-entry.ts'
import type { TargetRow } from './load-targets.ts'
import type { Answer, Work } from './work.ts'

/** `undefined`: nothing had to be done. An error refuses one work and leaves the others alone. */
export type Outcome = Answer | RuntimeError | undefined

/** One work on its way through a batch. */
export interface Slot {
  readonly work: Work
  entry?: BatchEntry
  row?: TargetRow
  /** Decided already (answered before, or gone); the engine is not asked. */
  done: boolean
  outcome: Outcome
}
