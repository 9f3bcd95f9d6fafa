import type { FormDocument } from '../../forms/document.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { startFormOf } from '../services/service.ts'
import { requireApplication } from './application.ts'

/** The form the application was begun with, also after a newer version was published. */
export async function getApplicationForm(context: Context, id: string): Promise<FormDocument> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  return context.database.transaction({ tenant: tenantId, user: userId }, async (tx) => {
    const row = await requireApplication(tx, userId, id)
    const form = startFormOf(await context.engine.definitions.get(tx, row.process_definition_key))
    if (form) return form
    throw new RuntimeError(
      'invalid-state',
      'The form of this application is no longer there. Start a new one.',
    )
  })
}
