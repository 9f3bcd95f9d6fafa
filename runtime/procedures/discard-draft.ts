import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { auditProcedure } from './audit.ts'
import { lockDraft, noDraft } from './draft.ts'

/** Throws the draft away; published versions stay. */
export async function discardDraft(context: Context, processId: string): Promise<void> {
  requirePermission(context.actor, 'procedure:edit')
  await context.database.transaction({ tenant: context.actor.tenantId }, async (tx) => {
    const draft = await lockDraft(tx, processId)
    if (draft === undefined) throw noDraft(processId)
    await tx`delete from procedure_drafts where process_id = ${processId}`
    await auditProcedure(context, tx, { processId, action: 'discarded', rev: draft.rev })
  })
}
