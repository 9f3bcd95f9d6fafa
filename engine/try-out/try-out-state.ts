import type { Json, Variables } from '../json.ts'
import type { OpenAdHoc, OpenJob, OpenMessage, OpenSignal, OpenTimer, OpenUserTask } from '../run/effect.ts'
import type { Instance } from '../run/instance.ts'

/** Everything a try-out knows, as plain JSON: save it, load it, go on. */
export interface TryOutState {
  readonly now: string
  readonly zone?: string
  readonly nextKey: number
  /** By key; the first (`1`) is the one started. */
  readonly instances: { readonly [key: string]: TryOutInstance }
  /** Published messages nobody has taken yet, oldest first. */
  readonly messages: readonly PublishedMessage[]
  readonly log: readonly LogEntry[]
}

export interface TryOutInstance {
  readonly key: string
  readonly instance: Instance
  /** The instance and wait that called it. */
  readonly parent?: { readonly key: string; readonly wait: number }
  /** Variables of the root scope when it ended. */
  readonly result?: Variables
  readonly tasks: readonly OpenUserTask[]
  readonly jobs: readonly OpenJob[]
  readonly timers: readonly OpenTimer[]
  readonly subscriptions: readonly OpenMessage[]
  readonly signals: readonly OpenSignal[]
  /** Ad-hoc sub-processes whose activities may be started. */
  readonly adHocs: readonly OpenAdHoc[]
  readonly incidents: readonly TryOutIncident[]
}

export interface TryOutIncident {
  readonly incident: number
  readonly element: string
  readonly code: string
  readonly message: string
}

export interface PublishedMessage {
  readonly name: string
  readonly correlationKey?: string
  readonly variables: Variables
}

/** One line of the story. `text` is the trace: `enter:A`, `exit:A`, `take:Flow`, `cancel:A`, `error:CODE`, … */
export interface LogEntry {
  readonly at: string
  readonly key: string
  readonly text: string
  readonly element?: string
  readonly flow?: string
  /** Of a decision: inputs, rows hit, table version. */
  readonly trace?: Json
}
