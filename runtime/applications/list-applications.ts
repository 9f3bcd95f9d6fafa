import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { type Application, type ApplicationRow, toApplication } from './application.ts'

/** The person's applications, the last touched first. */
export async function listApplications(context: Context): Promise<{ items: Application[] }> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  return context.database.transaction({ tenant: tenantId, user: userId }, async (tx) => {
    const rows = await tx<ApplicationRow>`
      select a.*, t.name as office_name from applications a join tenants t on t.id = a.tenant_id
      where a.user_id = ${userId} order by coalesce(a.sent_at, a.saved_at) desc limit 100`
    return { items: rows.map(toApplication) }
  })
}
