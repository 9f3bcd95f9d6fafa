import { z } from 'zod'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { sortSchema, textFilter, timeFilter, toParameter } from '../search/filters.ts'
import { pageSchema, readPage, type SearchResult, searchResult } from '../search/page.ts'

export const jobSearchInput = z.strictObject({
  filter: z
    .strictObject({
      jobKey: textFilter.optional(),
      type: textFilter.optional(),
      state: textFilter.optional(),
      worker: textFilter.optional(),
      elementId: textFilter.optional(),
      processInstanceKey: textFilter.optional(),
      processDefinitionKey: textFilter.optional(),
      processDefinitionId: textFilter.optional(),
      tenantId: textFilter.optional(),
      creationTime: timeFilter.optional(),
    })
    .optional(),
  sort: sortSchema(['jobKey']),
  page: pageSchema,
})

interface JobRow {
  readonly key: string
  readonly tenant_id: string
  readonly instance_key: string
  readonly root_key: string
  readonly element_id: string
  readonly element_instance_key: string
  readonly process_definition_key: string
  readonly process_id: string
  readonly job_type: string
  readonly state: string
  readonly retries: number
  readonly headers: Record<string, string>
  readonly worker: string | null
  readonly leased_until: string | null
  readonly error_code: string | null
  readonly error_message: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly ended_at: string | null
}

/** Jobs of the authority by the search conventions. */
export async function searchJobs(
  context: Context,
  input: z.output<typeof jobSearchInput>,
): Promise<SearchResult<ReturnType<typeof toItem>>> {
  requirePermission(context.actor, 'job:work')
  const { filter = {} } = input
  const page = readPage(input.page)
  const descending = input.sort?.[0]?.order === 'DESC'
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<JobRow & { total: string }>`
      select j.*, i.root_key, count(*) over () as total
      from jobs j join instances i on i.key = j.instance_key
      where matches_text(j.key::text, ${toParameter(filter.jobKey)}::jsonb)
        and matches_text(j.job_type, ${toParameter(filter.type)}::jsonb)
        and matches_text(upper(replace(j.state, '-', '_')), ${toParameter(filter.state)}::jsonb)
        and matches_text(j.worker, ${toParameter(filter.worker)}::jsonb)
        and matches_text(j.element_id, ${toParameter(filter.elementId)}::jsonb)
        and matches_text(j.instance_key::text, ${toParameter(filter.processInstanceKey)}::jsonb)
        and matches_text(j.process_definition_key::text, ${toParameter(filter.processDefinitionKey)}::jsonb)
        and matches_text(j.process_id, ${toParameter(filter.processDefinitionId)}::jsonb)
        and matches_text(j.tenant_id, ${toParameter(filter.tenantId)}::jsonb)
        and matches_time(j.created_at, ${toParameter(filter.creationTime)}::jsonb)
      order by case when ${descending} then -j.key else j.key end
      limit ${page.limit} offset ${page.from}`,
  )
  return searchResult(rows, page, toItem)
}

function toItem(row: JobRow) {
  return {
    jobKey: row.key,
    type: row.job_type,
    state: row.state.toUpperCase().replace('-', '_'),
    kind: 'BPMN_ELEMENT',
    listenerEventType: 'UNSPECIFIED',
    worker: row.worker ?? '',
    retries: row.retries,
    customHeaders: row.headers,
    deadline: row.leased_until,
    elementId: row.element_id,
    elementInstanceKey: row.element_instance_key,
    processDefinitionId: row.process_id,
    processDefinitionKey: row.process_definition_key,
    processInstanceKey: row.instance_key,
    rootProcessInstanceKey: row.root_key,
    tenantId: row.tenant_id,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    hasFailedWithRetriesLeft: row.state === 'failed' && row.retries > 0,
    isDenied: null,
    deniedReason: null,
    creationTime: row.created_at,
    lastUpdateTime: row.updated_at,
    endTime: row.ended_at,
  }
}
