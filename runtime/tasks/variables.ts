import type { Instance, Variables } from '../../engine/index.ts'
import { recordReading } from '../cases/readers.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { visibleVariables } from '../variables/visible-variables.ts'

/** Every variable the task sees: its local inputs before the process variables. Reading is audited. */
export async function getTaskVariables(
  context: Context,
  input: { readonly key: string },
): Promise<{ readonly instanceKey: string; readonly variables: Variables }> {
  const { actor, database } = context
  requirePermission(actor, 'task:read')
  const row = await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const [found] = await tx<{
      key: string
      data: Instance
      ended: Variables | null
      scope: number
      local: Variables
    }>`
      select i.key, i.data, i.variables as ended, t.scope, t.variables as local
      from user_tasks t join instances i on i.key = t.instance_key where t.key = ${input.key}`
    if (found !== undefined) await recordReading(tx, context, 'task:read', found.key)
    return found
  })
  if (row === undefined) {
    throw new RuntimeError(
      'not-found',
      `Expected task ${input.key} to exist, but found none. Reload the list.`,
    )
  }
  return {
    instanceKey: row.key,
    variables: { ...(row.ended ?? visibleVariables(row.data, row.scope)), ...row.local },
  }
}
