import type { Command, Instance, StartInput, Variables } from '../../engine/index.ts'
import type { Compensation } from '../../engine/run/instance.ts'
import type { Definition } from '../definitions/definition.ts'
import type { ProcessReference } from '../definitions/find-process.ts'
import type { Actor } from '../identity/actor.ts'

/** What a verb hands to a lane: start an instance, or take the next step of one. */
export type Work = StartWork | StepWork

interface WorkBase {
  readonly actor: Actor
  /** Outbox row this work carries out; it goes away in the same commit, and if it is gone already nothing is done. */
  readonly outboxKey?: string
  /** Buffered message this work delivers to the process: once per process. */
  readonly message?: { readonly key: string; readonly processId: string }
  /** Carries on a chain of starts (`chain.ts`): how many messages and signals it began with. */
  readonly chain?: number
  /** Line of the audit log that is written when the work is carried out. */
  readonly audit?: { readonly action: string; readonly object: string; readonly requestId: string }
  /** Idempotency key: the same key and request get the answer of the first. */
  readonly once?: { readonly command: string; readonly key: string; readonly requestHash: string }
}

export interface StartWork extends WorkBase {
  readonly kind: 'start'
  readonly process: ProcessReference
  readonly startElement?: string
  /** Which of the start element's triggers has happened, when it has several. */
  readonly definition?: number
  /** Elements to begin at instead of a start event. */
  readonly activate?: StartInput['activate']
  readonly variables: Variables
  readonly businessId?: string
  /** The day the application was received (YYYY-MM-DD), if not today. */
  readonly receivedOn?: string
  /** Call activity that starts it. */
  readonly parent?: {
    readonly key: string
    readonly wait: number
    readonly rootKey: string
    readonly depth: number
  }
  /** The instance only compensates these and ends. */
  readonly compensations?: readonly Compensation[]
}

export interface StepWork extends WorkBase {
  readonly kind: 'step'
  readonly target: Target
  /** Sees the locked rows; answers the command, undefined for "nothing to do", or throws a `RuntimeError`. */
  decide(view: View): Command | undefined
}

/** What the step is about; the instance is found through it. */
export type Target =
  | { readonly type: 'instance'; readonly key: string }
  | { readonly type: 'task'; readonly key: string }
  | { readonly type: 'job'; readonly key: string }
  | { readonly type: 'timer'; readonly key: string }
  | { readonly type: 'subscription'; readonly key: string }
  | { readonly type: 'incident'; readonly key: string }
  /** By the key of the ad-hoc sub-process's element instance. */
  | { readonly type: 'adHoc'; readonly key: string }

/** The locked world a step decides on. Only the row the target names is present. */
export interface View {
  readonly key: string
  readonly instance: Instance
  readonly definition: Definition
  readonly parentKey: string | null
  readonly task?: TaskView
  readonly job?: JobView
  readonly timer?: { readonly wait: number; readonly due: boolean }
  readonly subscription?: { readonly wait: number }
  readonly incident?: { readonly incident: number; readonly state: string }
  readonly adHoc?: { readonly wait: number }
}

export interface TaskView {
  readonly key: string
  readonly wait: number
  readonly scope: number
  readonly elementId: string
  readonly name: string
  readonly formId: string | null
  readonly state: 'created' | 'completed' | 'canceled'
  readonly assignee: string | null
  readonly candidateGroups: readonly string[]
  readonly candidateUsers: readonly string[]
  readonly completedAt: string | null
  readonly completedByName: string | null
  readonly variables: Variables
  /** Usernames excluded by the four-eyes principle, with the element each completed. */
  readonly excluded: ReadonlyMap<string, string>
}

export interface JobView {
  readonly key: string
  readonly wait: number
  readonly state: 'created' | 'failed' | 'completed' | 'canceled' | 'error-thrown'
  readonly retries: number
  readonly fence: number
  readonly worker: string | null
}

/** What the caller is told after the commit. */
export interface Answer {
  readonly key: string
  readonly tenantId: string
  readonly processDefinitionKey: string
  readonly processId: string
  readonly version: number
  readonly state: Instance['state']
  readonly variables: Variables
  readonly fileNumber: string | null
  readonly businessId: string | null
  /** False when nothing had to be done, or an earlier call with the same key had done it. */
  readonly moved: boolean
}
