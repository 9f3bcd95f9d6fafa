import { recordAudit } from '../audit/record-audit.ts'
import { type CaseDocument, listCaseDocuments } from '../cases/case-documents.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'

/** The documents of a case, newest first. Reading the list is reading the case: it is audited. */
export async function listDocuments(context: Context, instanceKey: string): Promise<CaseDocument[]> {
  const { actor, database } = context
  requirePermission(actor, 'case:read')
  return database.transaction({ tenant: actor.tenantId, user: actor.userId }, async (tx) => {
    const [found] = await tx`
      select 1 from cases where instance_key = ${instanceKey} and tenant_id = ${actor.tenantId}`
    if (!found) {
      throw new RuntimeError(
        'not-found',
        `Expected a case '${instanceKey}' of your authority, but there is none. Search by file number.`,
      )
    }
    await recordAudit(tx, context, 'document:list', `instance/${instanceKey}`)
    return listCaseDocuments(tx, instanceKey)
  })
}
