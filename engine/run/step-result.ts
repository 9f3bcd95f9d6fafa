import type { Effect } from './effect.ts'
import type { Instance } from './instance.ts'
import type { RunRecord } from './record.ts'

/** The outcome of one command: the next instance and what to do and to remember, or why not. */
export type StepResult =
  | {
      readonly ok: true
      readonly instance: Instance
      readonly effects: readonly Effect[]
      readonly records: readonly RunRecord[]
    }
  | { readonly ok: false; readonly rejection: Rejection }

/** A command the instance refuses; nothing has changed. */
export interface Rejection {
  readonly code: 'not-found' | 'invalid-state' | 'invalid-argument'
  readonly message: string
}
