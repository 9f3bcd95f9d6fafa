import { z } from 'zod'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { sortSchema, textFilter, timeFilter, toParameter } from '../search/filters.ts'
import { pageSchema, readPage, type SearchResult, searchResult } from '../search/page.ts'

export const incidentSearchInput = z.strictObject({
  filter: z
    .strictObject({
      incidentKey: textFilter.optional(),
      processInstanceKey: textFilter.optional(),
      processDefinitionKey: textFilter.optional(),
      processDefinitionId: textFilter.optional(),
      elementId: textFilter.optional(),
      state: textFilter.optional(),
      jobKey: textFilter.optional(),
      tenantId: textFilter.optional(),
      creationTime: timeFilter.optional(),
    })
    .optional(),
  sort: sortSchema(['creationTime', 'incidentKey']),
  page: pageSchema,
})

interface IncidentRow {
  readonly key: string
  readonly tenant_id: string
  readonly instance_key: string
  readonly root_key: string
  readonly element_id: string
  readonly element_instance_key: string
  readonly job_key: string | null
  readonly process_definition_key: string
  readonly process_id: string
  readonly code: string
  readonly message: string
  readonly state: string
  readonly created_at: string
}

/** Incidents of the authority by the search conventions. */
export async function searchIncidents(
  context: Context,
  input: z.output<typeof incidentSearchInput>,
): Promise<SearchResult<ReturnType<typeof toItem>>> {
  requirePermission(context.actor, 'incident:read')
  const { filter = {} } = input
  const page = readPage(input.page)
  const descending = input.sort?.[0]?.order === 'DESC'
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<IncidentRow & { total: string }>`
      select n.*, i.root_key, count(*) over () as total
      from incidents n join instances i on i.key = n.instance_key
      where matches_text(n.key::text, ${toParameter(filter.incidentKey)}::jsonb)
        and matches_text(n.instance_key::text, ${toParameter(filter.processInstanceKey)}::jsonb)
        and matches_text(n.process_definition_key::text, ${toParameter(filter.processDefinitionKey)}::jsonb)
        and matches_text(n.process_id, ${toParameter(filter.processDefinitionId)}::jsonb)
        and matches_text(n.element_id, ${toParameter(filter.elementId)}::jsonb)
        and matches_text(upper(n.state), ${toParameter(filter.state)}::jsonb)
        and matches_text(n.job_key::text, ${toParameter(filter.jobKey)}::jsonb)
        and matches_text(n.tenant_id, ${toParameter(filter.tenantId)}::jsonb)
        and matches_time(n.created_at, ${toParameter(filter.creationTime)}::jsonb)
      order by case when ${descending} then -n.key else n.key end
      limit ${page.limit} offset ${page.from}`,
  )
  return searchResult(rows, page, toItem)
}

export async function getIncident(context: Context, input: { readonly key: string }) {
  const { items } = await searchIncidents(context, { filter: { incidentKey: input.key } })
  const [incident] = items
  if (incident === undefined) {
    throw new RuntimeError('not-found', `Expected incident ${input.key} to exist, but found none.`)
  }
  return incident
}

/** The public API's names for our codes. */
const errorTypes: Readonly<Record<string, string>> = {
  'expression-failed': 'EXTRACT_VALUE_ERROR',
  'no-flow-taken': 'CONDITION_ERROR',
  'job-failed': 'JOB_NO_RETRIES',
  'error-not-caught': 'UNHANDLED_ERROR_EVENT',
  'decision-failed': 'DECISION_EVALUATION_ERROR',
  'called-process-missing': 'CALLED_ELEMENT_ERROR',
  'timer-invalid': 'EXTRACT_VALUE_ERROR',
  'message-invalid': 'EXTRACT_VALUE_ERROR',
}

function toItem(row: IncidentRow) {
  return {
    incidentKey: row.key,
    errorType: errorTypes[row.code] ?? 'UNKNOWN',
    errorMessage: row.message,
    elementId: row.element_id,
    elementInstanceKey: row.element_instance_key,
    processDefinitionId: row.process_id,
    processDefinitionKey: row.process_definition_key,
    processInstanceKey: row.instance_key,
    rootProcessInstanceKey: row.root_key,
    jobKey: row.job_key,
    creationTime: row.created_at,
    state: row.state.toUpperCase(),
    tenantId: row.tenant_id,
  }
}
