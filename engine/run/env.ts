import type { Land } from '../calendar/land.ts'
import type { Json, Variables } from '../json.ts'

/** Everything a step may know of the world besides the model, the instance and the command. */
export interface Env {
  /** The moment of the step: ISO 8601 instant with Z. FEEL `now()` and timers use it. */
  readonly now: string
  /** IANA time zone of calendar arithmetic; default `Europe/Berlin`. */
  readonly zone?: string
  /** Land whose public holidays count where a timer or an expression names none; default `BE`. */
  readonly land?: Land
  /** Evaluates a DMN decision by id. Pure: the same id and variables give the same answer. */
  readonly decide?: (decisionId: string, variables: Variables) => DecisionAnswer
  /** Most node steps of one command before a `step-limit` incident; default 10,000. */
  readonly stepLimit?: number
}

/** `trace` is what a decision letter can cite: inputs, rows hit, table version. */
export type DecisionAnswer =
  | { readonly ok: true; readonly value: Json; readonly trace: Json }
  | { readonly ok: false; readonly message: string }
