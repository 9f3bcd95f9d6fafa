import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'

export interface ElementCount {
  readonly elementId: string
  readonly active: number
  readonly completed: number
  readonly canceled: number
  readonly incidents: number
}

/** How often each element of an instance, or of all instances of a definition, is active, completed, canceled. */
export async function elementStatistics(
  context: Context,
  of: { readonly instanceKey?: string; readonly definitionKey?: string },
): Promise<ElementCount[]> {
  requirePermission(context.actor, 'instance:read')
  return context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<ElementCount>`
      select e.element_id as "elementId",
        (count(*) filter (where e.state = 'active'))::integer as active,
        (count(*) filter (where e.state = 'completed'))::integer as completed,
        (count(*) filter (where e.state = 'terminated'))::integer as canceled,
        (count(n.key))::integer as incidents
      from element_instances e
      left join incidents n on n.element_instance_key = e.key and n.state = 'active'
      where (e.instance_key = ${of.instanceKey ?? null}::bigint
        or e.process_definition_key = ${of.definitionKey ?? null}::bigint)
      group by e.element_id order by e.element_id`,
  )
}
