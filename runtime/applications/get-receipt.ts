import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { requireApplication } from './application.ts'

export interface Receipt {
  readonly fileName: string
  readonly content: Uint8Array<ArrayBuffer>
}

/** The PDF of the application as it was sent. */
export async function getReceipt(context: Context, id: string): Promise<Receipt> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  return context.database.transaction({ tenant: tenantId, user: userId }, async (tx) => {
    const row = await requireApplication(tx, userId, id)
    if (row.state !== 'sent') {
      throw new RuntimeError(
        'invalid-state',
        'Expected a sent application, but this one is a draft. Send it first.',
      )
    }
    const [document] = await tx<{ content: Uint8Array<ArrayBuffer> }>`
      select content from documents where source = ${`application:${id}`} and applicant_id = ${userId}`
    if (!document) throw new Error(`Application ${id} was sent but its document is missing.`)
    return { fileName: `${row.file_number ?? 'antrag'}.pdf`, content: document.content }
  })
}
