import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { auditProcedure } from './audit.ts'
import { checkContent, isError } from './check-content.ts'
import { type Draft, type DraftFinding, lockDraft, noDraft } from './draft.ts'
import { requireDraftCommand } from './draft-lifecycle.ts'
import { hintProcedure } from './hint.ts'

/** Gives the draft to a second person. Refused while it has findings of severity error. */
export async function requestReview(
  context: Context,
  input: { readonly processId: string; readonly comment: string },
): Promise<Draft> {
  const { processId, comment } = input
  requirePermission(context.actor, 'procedure:edit')
  const inReview = await context.database.transaction({ tenant: context.actor.tenantId }, async (tx) => {
    const draft = await lockDraft(tx, processId)
    if (draft === undefined) throw noDraft(processId)
    requireDraftCommand(draft, 'submit')
    const findings = await checkContent(draft)
    if (findings.some(isError)) throw hasErrors(findings)
    await tx`
      update procedure_drafts set state = 'review', comment = ${comment}, findings = ${JSON.stringify(findings)}::jsonb
      where process_id = ${processId}`
    await auditProcedure(context, tx, { processId, action: 'review-requested', rev: draft.rev, comment })
    return { ...draft, state: 'review' as const, comment, findings }
  })
  hintProcedure(context, processId, 'review')
  return inReview
}

export function hasErrors(findings: readonly DraftFinding[]): RuntimeError {
  const errors = findings.filter(isError)
  return new RuntimeError(
    'invalid-state',
    `Expected a draft without errors, but it has ${errors.length}. The first: ${errors[0]?.message.en ?? ''}`,
    { details: { status: 422, findings } },
  )
}
