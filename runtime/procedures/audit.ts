import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'

export interface ProcedureAct {
  readonly processId: string
  readonly action:
    | 'created'
    | 'imported'
    | 'saved'
    | 'discarded'
    | 'review-requested'
    | 'sent-back'
    | 'published'
  readonly rev?: number
  readonly version?: number
  readonly comment?: string
}

/** Writes who did what to a procedure, in the transaction that does it. */
export async function auditProcedure(context: Context, tx: Transaction, act: ProcedureAct): Promise<void> {
  await tx`
    insert into procedure_audit (tenant_id, process_id, at, actor, action, rev, version, comment, request_id)
    values (${tx.tenant}, ${act.processId}, ${context.now().toISOString()}, ${context.actor.username}, ${act.action},
      ${act.rev ?? null}, ${act.version ?? null}, ${act.comment ?? null}, ${context.requestId})`
}
