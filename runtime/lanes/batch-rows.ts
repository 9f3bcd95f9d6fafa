import type { Json } from '../../engine/index.ts'

type Row = Readonly<Record<string, unknown>>

/** Everything one batch writes, table by table; column names as in the tables. */
export interface BatchRows {
  readonly newInstances: Row[]
  readonly changedInstances: Row[]
  readonly newCases: Row[]
  readonly changedCases: Row[]
  readonly newTasks: TaskInsert[]
  readonly closedTasks: WaitRow[]
  readonly newJobs: JobInsert[]
  readonly changedJobs: WaitRow[]
  readonly newTimers: TimerInsert[]
  readonly closedTimers: WaitRow[]
  readonly newSubscriptions: SubscriptionInsert[]
  readonly closedSubscriptions: WaitRow[]
  readonly newSignalWaits: WaitRow[]
  readonly closedSignalWaits: WaitRow[]
  readonly newAdHocs: WaitRow[]
  readonly closedAdHocs: WaitRow[]
  readonly newSignals: Row[]
  readonly newIncidents: IncidentInsert[]
  readonly closedIncidents: Row[]
  readonly newElements: ElementInsert[]
  readonly endedElements: Row[]
  readonly steps: Row[]
  readonly timeline: Row[]
  readonly outbox: OutboxInsert[]
}

interface WaitRow extends Row {
  readonly instance_key: string
  readonly wait: number
}

interface TaskInsert extends WaitRow {
  readonly key: string
  state: string
  completed_at: string | null
  completed_by: string | null
  completed_by_name: string | null
}

interface JobInsert extends WaitRow {
  readonly key: string
  readonly job_type: string
  state: string
  ended_at: string | null
}

interface TimerInsert extends WaitRow {
  readonly key: string
  readonly due_at: string
}

interface SubscriptionInsert extends WaitRow {
  readonly key: string
  readonly message_name: string
  readonly correlation_key: string
}

interface IncidentInsert extends Row {
  readonly key: string
  readonly instance_key: string
  readonly incident: number
  state: string
}

interface ElementInsert extends Row {
  readonly key: string
  readonly instance_key: string
  readonly activation: number
  state: string
  ended_at: string | null
}

interface OutboxInsert extends Row {
  readonly key: string
  readonly kind: OutboxKind
  readonly unique_key: string
  /** Read in `runtime/outbox/`. */
  readonly payload: OutboxPayload
  /** The broadcast it belongs to. */
  readonly signal_key?: string
}

export type OutboxPayload = { readonly [name: string]: Json | undefined }

export type OutboxKind =
  | 'start-call'
  | 'complete-call'
  | 'fail-call'
  | 'cancel-call'
  | 'escalate-call'
  | 'publish-message'
  | 'broadcast-signal'
  | 'deliver-signal'
  | 'start-by-signal'

export function emptyRows(): BatchRows {
  return {
    newInstances: [],
    changedInstances: [],
    newCases: [],
    changedCases: [],
    newTasks: [],
    closedTasks: [],
    newJobs: [],
    changedJobs: [],
    newTimers: [],
    closedTimers: [],
    newSubscriptions: [],
    closedSubscriptions: [],
    newSignalWaits: [],
    closedSignalWaits: [],
    newAdHocs: [],
    closedAdHocs: [],
    newSignals: [],
    newIncidents: [],
    closedIncidents: [],
    newElements: [],
    endedElements: [],
    steps: [],
    timeline: [],
    outbox: [],
  }
}
