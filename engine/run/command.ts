import type { Variables } from '../json.ts'
import type { Compensation } from './instance.ts'

/** An element to begin by hand. */
export interface Activation {
  readonly element: string
  /** `after`: as if it had just been completed; default `before`. */
  readonly at?: 'before' | 'after'
  /** The running scope to begin it in, or around it, where there are several. */
  readonly scope?: number
  /** Seen by this element only. */
  readonly variables?: Variables
}

/**
 * What the outside may ask of a running instance. `wait` is the id the engine gave in an open effect
 * (`openUserTask`, `openJob`, `openTimer`, `openMessage`, `openAdHoc`, `callProcess`); a wait that is closed already
 * is rejected with code `not-found`.
 */
export type Command =
  | { readonly type: 'completeTask'; readonly wait: number; readonly variables: Variables }
  | { readonly type: 'completeJob'; readonly wait: number; readonly variables: Variables }
  /** The last attempt of a job failed: raises an incident, the job stays open. */
  | { readonly type: 'failJob'; readonly wait: number; readonly message: string }
  /** A job or task ends with a BPMN error (BPMN 2.0.2 § 10.5.6). */
  | {
      readonly type: 'throwError'
      readonly wait: number
      readonly code: string
      readonly message?: string
      readonly variables?: Variables
    }
  /** A job, task or called process escalates; it stays open unless who catches it ends it. */
  | {
      readonly type: 'throwEscalation'
      readonly wait: number
      readonly code: string
      readonly variables: Variables
    }
  /** Wakes everything that waits for the signal; nothing waiting is no mistake. */
  | { readonly type: 'broadcastSignal'; readonly name: string; readonly variables: Variables }
  /** Looks at every condition the instance waits for, as one may depend on the time of day. */
  | { readonly type: 'evaluateConditions' }
  | { readonly type: 'fireTimer'; readonly wait: number }
  | { readonly type: 'deliverMessage'; readonly wait: number; readonly variables: Variables }
  /** The called process ended: `variables` are its root variables. */
  | {
      readonly type: 'completeCall'
      readonly wait: number
      readonly variables: Variables
      /** What the called process can undo later, from its end (`endInstance`). */
      readonly compensations?: readonly Compensation[]
    }
  /** The called process is not started because its tree of calls is full: an incident, no error the model may catch. */
  | { readonly type: 'refuseCall'; readonly wait: number; readonly message: string }
  | { readonly type: 'setVariables'; readonly scope?: number; readonly variables: Variables }
  /** Starts activities of an ad-hoc sub-process (effect `openAdHoc`), by id. */
  | { readonly type: 'activateElements'; readonly wait: number; readonly elements: readonly string[] }
  /** An ad-hoc sub-process is done. */
  | { readonly type: 'completeAdHoc'; readonly wait: number }
  /**
   * Moves an instance by hand: begins elements anew (`activate`) and ends activations (`terminate`, by number).
   * What is begun stands before anything is ended, so a scope that is needed stays open.
   */
  | {
      readonly type: 'modify'
      readonly activate?: readonly Activation[]
      readonly terminate?: readonly number[]
    }
  /** Tries the failed step again after somebody repaired its cause. */
  | { readonly type: 'resolveIncident'; readonly incident: number }
  | { readonly type: 'cancel' }
