import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import type { ProcedureContent } from './draft.ts'
import { publishedContent } from './published-content.ts'

/** A published version whole: for comparing, and for restoring it as a new draft. */
export async function getVersion(
  context: Context,
  processId: string,
  version: number,
): Promise<ProcedureContent> {
  requirePermission(context.actor, 'procedure:read')
  const found = await context.database.transaction({ tenant: context.actor.tenantId }, (tx) =>
    publishedContent(tx, processId, version),
  )
  if (found !== undefined) return { bpmn: found.bpmn, decisions: found.decisions, forms: found.forms }
  throw new RuntimeError(
    'not-found',
    `Expected version ${version} of procedure '${processId}', but there is none. See the list of versions.`,
  )
}
