import type { Command, Effect, Instance, RunRecord, Variables } from '../../engine/index.ts'
import type { Definition } from '../definitions/definition.ts'
import type { Actor } from '../identity/actor.ts'

/** One locked (or new) instance of a batch with everything its steps produced so far. */
export interface BatchEntry {
  readonly key: string
  readonly definition: Definition
  readonly isNew: boolean
  readonly rootKey: string
  readonly parentKey: string | null
  readonly parentWait: number | null
  readonly businessId: string | null
  /** Of a called instance this batch starts: its number in its tree of calls. */
  readonly callNumber: number | null
  readonly startedBy: string
  /** Facts of the case are read as of this moment, so that `today()` in them stays the day of the start. */
  readonly startedAt: string
  readonly fileNumber: string | null
  /** Variables of a new instance, `case` included. */
  readonly startVariables: Variables
  data: Instance
  version: number
  readonly outputs: StepOutput[]
  /** Waits closed by earlier steps of this batch. */
  readonly closedWaits: Set<number>
}

export interface StepOutput {
  readonly before: Instance | undefined
  readonly after: Instance
  readonly version: number
  readonly command: Command | { readonly type: 'start' }
  readonly effects: readonly Effect[]
  readonly records: readonly RunRecord[]
  readonly actor: Actor
  /** Of a step that carries on a chain of starts: its place in it. */
  readonly chain?: number
  readonly at: string
}
