import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { type Application, type ApplicationRow, noApplication, toApplication } from './application.ts'
import { readResumeCode } from './resume-code.ts'

/** The signed-in person's application with this code: the code alone opens nothing. */
export async function getApplicationByCode(context: Context, code: string): Promise<Application> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  return context.database.transaction({ tenant: tenantId, user: userId }, async (tx) => {
    const [row] = await tx<ApplicationRow>`
      select a.*, t.name as office_name from applications a join tenants t on t.id = a.tenant_id
      where a.resume_code = ${readResumeCode(code)} and a.user_id = ${userId}`
    if (!row) throw noApplication()
    return toApplication(row)
  })
}
