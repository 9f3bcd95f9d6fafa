import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { checkContent } from './check-content.ts'
import { type Draft, findDraft, noDraft } from './draft.ts'
import { publishedContent } from './published-content.ts'

/** The stored draft; when there is none, one made from the newest version, with revision 0 until it is saved. */
export async function getDraft(context: Context, processId: string): Promise<Draft> {
  const { actor } = context
  requirePermission(actor, 'procedure:read')
  const found = await context.database.transaction({ tenant: actor.tenantId }, async (tx) => ({
    draft: await findDraft(tx, processId),
    published: await publishedContent(tx, processId),
  }))
  if (found.draft !== undefined) return found.draft
  if (found.published === undefined) throw noDraft(processId)
  const { bpmn, decisions, forms, name } = found.published
  return {
    processId,
    name,
    bpmn,
    decisions,
    forms,
    findings: await checkContent({ bpmn, decisions, forms }),
    rev: 0,
    state: 'draft',
    author: actor.username,
    authorName: actor.name,
    comment: null,
    savedAt: null,
  }
}
