import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'

export interface Colleague {
  readonly username: string
  readonly name: string
  readonly roles: readonly string[]
}

/** People of the office who may be given a task. */
export async function listColleagues(context: Context): Promise<{ items: Colleague[] }> {
  requirePermission(context.actor, 'task:assign')
  const items = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<Colleague>`
      select u.username, u.name, array_agg(r.role order by r.role) as roles
      from users u join user_roles r on r.user_id = u.id
      where u.kind = 'user' and u.disabled_at is null and r.role in ('clerk', 'lead')
      group by u.username, u.name order by u.name`,
  )
  return { items }
}
