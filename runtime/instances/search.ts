import { z } from 'zod'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { sortSchema, textFilter, timeFilter, toParameter } from '../search/filters.ts'
import { pageSchema, readPage, type SearchResult, searchResult } from '../search/page.ts'

export const instanceSearchInput = z.strictObject({
  filter: z
    .strictObject({
      processInstanceKey: textFilter.optional(),
      processDefinitionKey: textFilter.optional(),
      processDefinitionId: textFilter.optional(),
      parentProcessInstanceKey: textFilter.optional(),
      businessId: textFilter.optional(),
      tenantId: textFilter.optional(),
      state: textFilter.optional(),
      hasIncident: z.boolean().optional(),
      startDate: timeFilter.optional(),
      endDate: timeFilter.optional(),
    })
    .optional(),
  sort: sortSchema(['processInstanceKey', 'startDate', 'endDate', 'processDefinitionId', 'state']),
  page: pageSchema,
})

interface InstanceRow {
  readonly key: string
  readonly tenant_id: string
  readonly process_definition_key: string
  readonly process_id: string
  readonly process_version: number
  readonly name: string | null
  readonly version_tag: string | null
  readonly state: string
  readonly incidents: number
  readonly parent_key: string | null
  readonly root_key: string
  readonly business_id: string | null
  readonly started_at: string
  readonly ended_at: string | null
}

/** Instances of the authority by the search conventions. */
export async function searchInstances(
  context: Context,
  input: z.output<typeof instanceSearchInput>,
): Promise<SearchResult<ReturnType<typeof toItem>>> {
  requirePermission(context.actor, 'instance:read')
  const { filter = {} } = input
  const page = readPage(input.page)
  const [sort] = input.sort ?? []
  const field = sort?.field ?? 'processInstanceKey'
  const descending = sort?.order === 'DESC'
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<InstanceRow & { total: string }>`
      select i.*, d.name, d.version_tag, count(*) over () as total
      from instances i join process_definitions d on d.key = i.process_definition_key
      where matches_text(i.key::text, ${toParameter(filter.processInstanceKey)}::jsonb)
        and matches_text(i.process_definition_key::text, ${toParameter(filter.processDefinitionKey)}::jsonb)
        and matches_text(i.process_id, ${toParameter(filter.processDefinitionId)}::jsonb)
        and matches_text(i.parent_key::text, ${toParameter(filter.parentProcessInstanceKey)}::jsonb)
        and matches_text(i.business_id, ${toParameter(filter.businessId)}::jsonb)
        and matches_text(i.tenant_id, ${toParameter(filter.tenantId)}::jsonb)
        and matches_text(case i.state when 'canceled' then 'TERMINATED' else upper(i.state) end,
          ${toParameter(filter.state)}::jsonb)
        and matches_time(i.started_at, ${toParameter(filter.startDate)}::jsonb)
        and matches_time(i.ended_at, ${toParameter(filter.endDate)}::jsonb)
        and (${filter.hasIncident ?? null}::boolean is null or (i.incidents > 0) = ${filter.hasIncident ?? null}::boolean)
      order by
        case when not ${descending} then case ${field} when 'startDate' then i.started_at when 'endDate' then i.ended_at end end asc,
        case when ${descending} then case ${field} when 'startDate' then i.started_at when 'endDate' then i.ended_at end end desc,
        case when not ${descending} then case ${field} when 'processDefinitionId' then i.process_id when 'state' then i.state end end asc,
        case when ${descending} then case ${field} when 'processDefinitionId' then i.process_id when 'state' then i.state end end desc,
        case when ${descending} then -i.key else i.key end
      limit ${page.limit} offset ${page.from}`,
  )
  return searchResult(rows, page, toItem)
}

/** One instance; `not-found` when this authority has none with the key. */
export async function getInstance(context: Context, input: { readonly key: string }) {
  const { items } = await searchInstances(context, { filter: { processInstanceKey: input.key } })
  const [instance] = items
  if (instance === undefined) {
    throw new RuntimeError('not-found', `Expected instance ${input.key} to exist, but found none.`)
  }
  return instance
}

function toItem(row: InstanceRow) {
  return {
    processInstanceKey: row.key,
    processDefinitionKey: row.process_definition_key,
    processDefinitionId: row.process_id,
    processDefinitionName: row.name,
    processDefinitionVersion: row.process_version,
    processDefinitionVersionTag: row.version_tag,
    parentProcessInstanceKey: row.parent_key,
    parentElementInstanceKey: null,
    rootProcessInstanceKey: row.root_key,
    startDate: row.started_at,
    endDate: row.ended_at,
    state: row.state === 'canceled' ? 'TERMINATED' : row.state.toUpperCase(),
    hasIncident: row.incidents > 0,
    tenantId: row.tenant_id,
    businessId: row.business_id,
    tags: [],
  }
}
