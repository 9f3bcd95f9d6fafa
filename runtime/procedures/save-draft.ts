import { parseBpmn } from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { auditProcedure } from './audit.ts'
import { checkContent } from './check-content.ts'
import { type DraftFinding, lockDraft, type ProcedureContent } from './draft.ts'
import { hintProcedure } from './hint.ts'
import { processNameOf } from './process-name.ts'
import type { DraftContentInput } from './schemas.ts'

export interface SavedDraft {
  readonly rev: number
  readonly savedAt: string
  readonly findings: readonly DraftFinding[]
}

/**
 * Stores the draft whole. `rev` is the revision the author read (0: none stored yet); another one means that
 * somebody else saved in between. Findings never refuse a save, so that half-done work is kept.
 */
export async function saveDraft(
  context: Context,
  input: { readonly processId: string; readonly rev: number; readonly content: DraftContentInput },
): Promise<SavedDraft> {
  const { actor } = context
  requirePermission(actor, 'procedure:edit')
  const content = input.content as unknown as ProcedureContent & { forms: Record<string, FormDocument> }
  const name = await nameOf(content.bpmn, input.processId)
  const findings = await checkContent(content)
  const saved = await context.database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const old = await lockDraft(tx, input.processId)
    const rev = (old?.rev ?? 0) + 1
    if (old?.state === 'review') throw inReview(input.processId)
    if ((old?.rev ?? 0) !== input.rev) throw otherSaved(old?.rev ?? 0, old?.authorName ?? '')
    const savedAt = context.now().toISOString()
    await tx`
      insert into procedure_drafts (tenant_id, process_id, name, bpmn, decisions, forms, findings, rev, state,
        author, author_name, comment, saved_at)
      values (${actor.tenantId}, ${input.processId}, ${name}, ${content.bpmn}, ${JSON.stringify(content.decisions)}::jsonb,
        ${JSON.stringify(content.forms)}::jsonb, ${JSON.stringify(findings)}::jsonb, ${rev}, 'draft',
        ${actor.username}, ${actor.name}, null, ${savedAt})
      on conflict on constraint procedure_drafts_pk do update set name = excluded.name, bpmn = excluded.bpmn,
        decisions = excluded.decisions, forms = excluded.forms, findings = excluded.findings, rev = excluded.rev,
        state = 'draft', author = excluded.author, author_name = excluded.author_name, saved_at = excluded.saved_at`
    await auditProcedure(context, tx, { processId: input.processId, action: 'saved', rev })
    return { rev, savedAt, findings }
  })
  hintProcedure(context, input.processId, 'saved')
  return saved
}

async function nameOf(bpmn: string, processId: string): Promise<string> {
  const { definitions, findings } = await parseBpmn(bpmn)
  if (definitions === undefined) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected a BPMN 2.0 model, but the file cannot be read as one.',
      {
        details: { findings },
      },
    )
  }
  const name = processNameOf(definitions, processId)
  if (name !== undefined) return name
  throw new RuntimeError(
    'invalid-argument',
    `Expected the model to contain process '${processId}', but it does not. Save it under its own id.`,
  )
}

const inReview = (processId: string): RuntimeError =>
  new RuntimeError(
    'invalid-state',
    `Expected the draft of '${processId}' to be open, but it is in review. Take it back from review to change it.`,
  )

const otherSaved = (rev: number, author: string): RuntimeError =>
  new RuntimeError(
    'conflict',
    `Expected your revision to be the newest, but ${author || 'somebody'} saved revision ${rev}. Load the draft again.`,
    { details: { rev } },
  )
