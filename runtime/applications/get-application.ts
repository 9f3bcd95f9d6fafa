import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { type Application, requireApplication, toApplication } from './application.ts'

export async function getApplication(context: Context, id: string): Promise<Application> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  return context.database.transaction({ tenant: tenantId, user: userId }, async (tx) =>
    toApplication(await requireApplication(tx, userId, id)),
  )
}
