import type { Json, Variables } from '../../engine/index.ts'
import type { OutboxKind, OutboxPayload } from '../lanes/batch-rows.ts'
import type { WorkerDeps } from '../workers/start-workers.ts'

/** An effect on another instance, as its writer or a later node carries it out. */
export interface OutboxRow {
  readonly key: string
  readonly kind: OutboxKind
  readonly payload: OutboxPayload
}

/** Carries out one kind of effect; its row goes away in the same commit. */
export type OutboxHandler = (deps: WorkerDeps, tenant: string, row: OutboxRow) => Promise<void>

export function toVariables(value: Json | undefined): Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : {}
}
