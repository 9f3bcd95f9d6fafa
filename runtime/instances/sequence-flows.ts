import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'

/** The flows an instance has taken, each once. */
export async function sequenceFlows(context: Context, input: { readonly key: string }) {
  requirePermission(context.actor, 'instance:read')
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<{ flow: string; root_key: string; definition: string; process_id: string; tenant_id: string }>`
      select distinct r ->> 'flow' as flow, i.root_key, i.process_definition_key as definition, i.process_id, i.tenant_id
      from step_records s join instances i on i.key = s.instance_key
      cross join lateral jsonb_array_elements(s.records) r
      where s.instance_key = ${input.key} and r ->> 'type' = 'sequenceFlowTaken'
      order by 1`,
  )
  return rows.map((row) => ({
    sequenceFlowId: `${input.key}_${row.flow}`,
    elementId: row.flow,
    processInstanceKey: input.key,
    rootProcessInstanceKey: row.root_key,
    processDefinitionKey: row.definition,
    processDefinitionId: row.process_id,
    tenantId: row.tenant_id,
  }))
}
