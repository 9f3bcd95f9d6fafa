import { recordAudit } from '../audit/record-audit.ts'
import type { CaseDocument } from '../cases/case-documents.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'

export interface DocumentFile extends CaseDocument {
  readonly content: Uint8Array<ArrayBuffer>
}

/**
 * A document with its content: for clerks of the authority whose case it is, and for the applicant it was made for.
 * Everybody else is told that it does not exist.
 */
export async function readDocument(context: Context, id: string): Promise<DocumentFile> {
  const { actor, database } = context
  requirePermission(actor, 'document:read')
  return database.transaction({ tenant: actor.tenantId, user: actor.userId }, async (tx) => {
    const [document] = await tx<DocumentFile>`
      select id, name, media_type as "mediaType", bytes, created_at as "createdAt", kind, content
      from documents where id = ${id}`
    if (!document) {
      throw new RuntimeError(
        'not-found',
        `Expected a document '${id}' that you may read, but there is none. Open it from its case.`,
      )
    }
    await recordAudit(tx, context, 'document:read', `document/${id}`)
    return document
  })
}
