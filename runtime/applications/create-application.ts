import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { requireService } from '../services/service.ts'
import { type Application, type ApplicationRow, toApplication } from './application.ts'
import { newResumeCode } from './resume-code.ts'

/** Most unsent applications of one person; older ones can be continued instead. */
const mostDrafts = 50

/** Begins an application at an office. The answers are the person's alone until they are sent. */
export async function createApplication(
  context: Context,
  input: { readonly processId: string; readonly tenantId: string },
): Promise<Application> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  return context.database.transaction({ tenant: tenantId, user: userId }, async (tx) => {
    const { definition } = await requireService(tx, context.engine, input.processId)
    const [office] = await tx<{ name: string }>`
      select name from tenants where id = ${input.tenantId} and kind = 'office'`
    if (!office) {
      throw new RuntimeError(
        'invalid-argument',
        `Expected an office that takes applications, but '${input.tenantId}' is none. Choose one of GET /v2/services.`,
      )
    }
    const [count] = await tx<{ drafts: number }>`
      select count(*)::int as drafts from applications where user_id = ${userId} and state = 'draft'`
    if ((count?.drafts ?? 0) >= mostDrafts) {
      throw new RuntimeError(
        'too-many-requests',
        `Expected at most ${mostDrafts} unsent applications, but there are as many already. Continue one of them.`,
      )
    }
    const now = context.now()
    const [row] = await tx<ApplicationRow>`
      insert into applications (tenant_id, user_id, process_id, process_definition_key, state, data, page, rev,
        resume_code, created_at, saved_at)
      values (${input.tenantId}, ${userId}, ${input.processId}, ${definition.key}, 'draft', '{}', '', 1,
        ${newResumeCode()}, ${now}, ${now})
      returning *, ${office.name}::text as office_name`
    if (!row) throw new Error('The application was not written.')
    await recordAudit(tx, context, 'application:create', `application/${row.id}`)
    return toApplication(row)
  })
}
