import { z } from 'zod'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { sortSchema, textFilter, timeFilter, toParameter } from '../search/filters.ts'
import { pageSchema, readPage, type SearchResult, searchResult } from '../search/page.ts'

export const elementSearchInput = z.strictObject({
  filter: z
    .strictObject({
      elementInstanceKey: textFilter.optional(),
      processInstanceKey: textFilter.optional(),
      processDefinitionKey: textFilter.optional(),
      processDefinitionId: textFilter.optional(),
      elementId: textFilter.optional(),
      state: textFilter.optional(),
      tenantId: textFilter.optional(),
      startDate: timeFilter.optional(),
      endDate: timeFilter.optional(),
    })
    .optional(),
  sort: sortSchema(['elementInstanceKey', 'startDate']),
  page: pageSchema,
})

interface ElementRow {
  readonly key: string
  readonly tenant_id: string
  readonly instance_key: string
  readonly root_key: string
  readonly element_id: string
  readonly element_type: string
  readonly state: string
  readonly process_definition_key: string
  readonly process_id: string
  readonly started_at: string
  readonly ended_at: string | null
  readonly incident_key: string | null
}

/** Element instances (activations) of the authority by the search conventions. */
export async function searchElements(
  context: Context,
  input: z.output<typeof elementSearchInput>,
): Promise<SearchResult<Record<string, unknown>>> {
  requirePermission(context.actor, 'instance:read')
  const { filter = {} } = input
  const page = readPage(input.page)
  const descending = input.sort?.[0]?.order === 'DESC'
  return context.database.transaction({ tenant: context.actor.tenantId }, async (tx) => {
    const rows = await tx<ElementRow & { total: string }>`
      select e.*, i.root_key, n.key as incident_key, count(*) over () as total
      from element_instances e join instances i on i.key = e.instance_key
      left join incidents n on n.element_instance_key = e.key and n.state = 'active'
      where matches_text(e.key::text, ${toParameter(filter.elementInstanceKey)}::jsonb)
        and matches_text(e.instance_key::text, ${toParameter(filter.processInstanceKey)}::jsonb)
        and matches_text(e.process_definition_key::text, ${toParameter(filter.processDefinitionKey)}::jsonb)
        and matches_text(e.process_id, ${toParameter(filter.processDefinitionId)}::jsonb)
        and matches_text(e.element_id, ${toParameter(filter.elementId)}::jsonb)
        and matches_text(upper(e.state), ${toParameter(filter.state)}::jsonb)
        and matches_text(e.tenant_id, ${toParameter(filter.tenantId)}::jsonb)
        and matches_time(e.started_at, ${toParameter(filter.startDate)}::jsonb)
        and matches_time(e.ended_at, ${toParameter(filter.endDate)}::jsonb)
      order by case when ${descending} then -e.key else e.key end
      limit ${page.limit} offset ${page.from}`
    const names = new Map<string, string>()
    for (const key of new Set(rows.map((row) => row.process_definition_key))) {
      const { process } = await context.engine.definitions.get(tx, key)
      for (const { id, name } of process.elements.values()) names.set(`${key} ${id}`, name ?? id)
    }
    return searchResult(rows, page, (row) => ({
      elementInstanceKey: row.key,
      elementId: row.element_id,
      elementName: names.get(`${row.process_definition_key} ${row.element_id}`) ?? row.element_id,
      type: typeOf(row.element_type),
      state: row.state.toUpperCase(),
      startDate: row.started_at,
      endDate: row.ended_at,
      hasIncident: row.incident_key !== null,
      incidentKey: row.incident_key,
      processDefinitionId: row.process_id,
      processDefinitionKey: row.process_definition_key,
      processInstanceKey: row.instance_key,
      rootProcessInstanceKey: row.root_key,
      tenantId: row.tenant_id,
    }))
  })
}

const known = new Set([
  'PROCESS',
  'SUB_PROCESS',
  'EVENT_SUB_PROCESS',
  'AD_HOC_SUB_PROCESS',
  'START_EVENT',
  'INTERMEDIATE_CATCH_EVENT',
  'INTERMEDIATE_THROW_EVENT',
  'BOUNDARY_EVENT',
  'END_EVENT',
  'SERVICE_TASK',
  'RECEIVE_TASK',
  'USER_TASK',
  'MANUAL_TASK',
  'TASK',
  'EXCLUSIVE_GATEWAY',
  'INCLUSIVE_GATEWAY',
  'PARALLEL_GATEWAY',
  'EVENT_BASED_GATEWAY',
  'CALL_ACTIVITY',
  'BUSINESS_RULE_TASK',
  'SCRIPT_TASK',
  'SEND_TASK',
])

/** `bpmn:UserTask` → `USER_TASK`. */
function typeOf(bpmnType: string): string {
  const name = bpmnType
    .replace(/^bpmn:/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase()
  // Camunda has no word of its own for a transaction.
  if (name === 'TRANSACTION') return 'SUB_PROCESS'
  return known.has(name) ? name : 'UNKNOWN'
}
