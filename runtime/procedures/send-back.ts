import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { auditProcedure } from './audit.ts'
import { type Draft, lockDraft, noDraft } from './draft.ts'
import { requireDraftCommand } from './draft-lifecycle.ts'
import { hintProcedure } from './hint.ts'

/** Ends the review without publishing: the reviewer sends it back, or the author takes it back. */
export async function sendBack(
  context: Context,
  input: { readonly processId: string; readonly comment: string },
): Promise<Draft> {
  const { processId, comment } = input
  requirePermission(context.actor, 'procedure:edit')
  const sentBack = await context.database.transaction({ tenant: context.actor.tenantId }, async (tx) => {
    const draft = await lockDraft(tx, processId)
    if (draft === undefined) throw noDraft(processId)
    requireDraftCommand(draft, 'sendBack')
    await tx`
      update procedure_drafts set state = 'draft', comment = ${comment || null} where process_id = ${processId}`
    await auditProcedure(context, tx, { processId, action: 'sent-back', rev: draft.rev, comment })
    return { ...draft, state: 'draft' as const, comment: comment || null }
  })
  hintProcedure(context, processId, 'draft')
  return sentBack
}
