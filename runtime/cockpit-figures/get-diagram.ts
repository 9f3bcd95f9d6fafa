import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'

/** The BPMN of a published version, the newest when none is named. */
export async function getProcedureDiagram(
  context: Context,
  processId: string,
  version?: number,
): Promise<string> {
  requirePermission(context.actor, 'cockpit:read')
  const [row] = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<{ bpmn: string }>`
      select bpmn from process_definitions
      where process_id = ${processId} and (${version ?? null}::integer is null or version = ${version ?? null})
      order by version desc limit 1`,
  )
  if (row) return row.bpmn
  throw new RuntimeError('not-found', `Expected a published procedure '${processId}', but found none.`)
}
