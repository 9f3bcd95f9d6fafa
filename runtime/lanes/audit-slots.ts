import { recordAudit } from '../audit/record-audit.ts'
import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import type { Slot } from './slot.ts'

/** One audit line for each act that asked for it and was carried out, in the commit of the act. */
export async function auditSlots(
  tx: Transaction,
  { now }: { readonly now: () => Date },
  slots: readonly Slot[],
): Promise<void> {
  for (const { done, outcome, work } of slots) {
    if (done || outcome === undefined || outcome instanceof RuntimeError || work.audit === undefined) continue
    const { action, object, requestId } = work.audit
    await recordAudit(tx, { actor: work.actor, requestId, now }, action, object)
  }
}
