import type { Variables } from '../json.ts'
import type { Compensation } from './instance.ts'

/**
 * What a step asks of the outside, as data, in order. `wait` numbers are unique inside one instance and
 * never reused; `activation` is the running number of the element's activation (its element instance).
 */
export type Effect =
  | OpenUserTask
  | OpenJob
  | OpenTimer
  | OpenMessage
  | OpenSignal
  | OpenAdHoc
  | CallProcess
  | { readonly type: 'closeWait'; readonly wait: number; readonly reason: 'completed' | 'canceled' }
  | PublishMessage
  | BroadcastSignal
  | EscalateCaller
  | RaiseIncident
  | { readonly type: 'closeIncident'; readonly incident: number }
  | EndInstance

interface Opens {
  readonly wait: number
  readonly element: string
  readonly activation: number
  readonly scope: number
}

/** A person has to do something. All expressions (assignee, dates, groups) are resolved already. */
export interface OpenUserTask extends Opens {
  readonly type: 'openUserTask'
  readonly name: string
  readonly formId?: string
  readonly assignee?: string
  readonly candidateGroups: readonly string[]
  readonly candidateUsers: readonly string[]
  /** ISO 8601 instants. */
  readonly dueAt?: string
  readonly followUpAt?: string
  readonly priority: number
  readonly headers: { readonly [name: string]: string }
  /** Usernames that may not do this task because they did an earlier one (four-eyes, `lz:fourEyes`). */
  readonly excludedElements: readonly string[]
  /** Local input variables (input mapping) of the task. */
  readonly variables: Variables
}

/** A worker has to do something: service, send, script-as-job and business-rule-as-job tasks. */
export interface OpenJob extends Opens {
  readonly type: 'openJob'
  readonly jobType: string
  readonly retries: number
  readonly headers: { readonly [name: string]: string }
  readonly variables: Variables
}

export interface OpenTimer extends Opens {
  readonly type: 'openTimer'
  /** ISO 8601 instant. A cycle opens its next timer (a new wait) when this one fires. */
  readonly dueAt: string
}

export interface OpenMessage extends Opens {
  readonly type: 'openMessage'
  readonly name: string
  /** Resolved correlation key; absent for a start event of an event sub-process without key. */
  readonly correlationKey?: string
}

/** Other instances' signals wake this wait; the instance's own are delivered inside the step. */
export interface OpenSignal extends Opens {
  readonly type: 'openSignal'
  readonly name: string
}

/** Somebody may start activities of an ad-hoc sub-process (`activateElements`) or end it (`completeAdHoc`). */
export interface OpenAdHoc extends Opens {
  readonly type: 'openAdHoc'
  /** Ids of the activities that may be started. */
  readonly elements: readonly string[]
}

export interface CallProcess extends Opens {
  readonly type: 'callProcess'
  readonly processId: string
  /** How many calls lie above the called instance, this one included: its start input `depth`. */
  readonly depth: number
  readonly variables: Variables
  /** Present: the called instance only compensates these (start input `compensations`) and ends. */
  readonly compensations?: readonly Compensation[]
}

export interface PublishMessage {
  readonly type: 'publishMessage'
  readonly element: string
  readonly name: string
  readonly correlationKey?: string
  readonly variables: Variables
}

/** Wakes every waiting instance and every signal start of this name, once each; never the sender itself. */
export interface BroadcastSignal {
  readonly type: 'broadcastSignal'
  readonly element: string
  readonly name: string
  readonly variables: Variables
}

/** An escalation nobody caught in a called process: the caller's call activity throws it (`throwEscalation`). */
export interface EscalateCaller {
  readonly type: 'escalateCaller'
  readonly element: string
  readonly code: string
  readonly variables: Variables
}

/** The instance has ended. `variables` are the root scope's, for a calling process. */
export interface EndInstance {
  readonly type: 'endInstance'
  readonly state: 'completed' | 'canceled'
  readonly variables: Variables
  /** A called instance that ended by an error it did not catch: the caller's call activity throws it. */
  readonly error?: { readonly code: string; readonly message?: string }
  /** What a caller can have compensated later, oldest first. */
  readonly compensations?: readonly Compensation[]
}

/** A step that could not be done. The token waits at the element until the incident is resolved. */
export interface RaiseIncident {
  readonly type: 'raiseIncident'
  readonly incident: number
  readonly element: string
  readonly activation: number
  /** The job whose attempts ran out, if one did. */
  readonly wait?: number
  readonly code: IncidentCode
  readonly message: string
}

export type IncidentCode =
  | 'expression-failed'
  | 'no-flow-taken'
  | 'job-failed'
  | 'error-not-caught'
  | 'decision-failed'
  | 'called-process-missing'
  | 'timer-invalid'
  | 'message-invalid'
  | 'step-limit'
  | 'limit-exceeded'
