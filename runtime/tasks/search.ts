import { z } from 'zod'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { sortSchema, textFilter, timeFilter, toParameter } from '../search/filters.ts'
import { pageSchema, readPage, type SearchResult, searchResult } from '../search/page.ts'

export const taskSearchInput = z.strictObject({
  filter: z
    .strictObject({
      state: textFilter.optional(),
      assignee: textFilter.optional(),
      elementId: textFilter.optional(),
      name: textFilter.optional(),
      candidateGroup: z.string().max(200).optional(),
      candidateUser: z.string().max(200).optional(),
      tenantId: textFilter.optional(),
      processDefinitionId: textFilter.optional(),
      creationDate: timeFilter.optional(),
      completionDate: timeFilter.optional(),
      followUpDate: timeFilter.optional(),
      dueDate: timeFilter.optional(),
      userTaskKey: textFilter.optional(),
      processDefinitionKey: textFilter.optional(),
      processInstanceKey: textFilter.optional(),
      elementInstanceKey: textFilter.optional(),
    })
    .optional(),
  sort: sortSchema(['creationDate', 'completionDate', 'followUpDate', 'dueDate', 'priority', 'name']),
  page: pageSchema,
})
export type TaskSearchInput = z.output<typeof taskSearchInput>

export interface UserTaskItem {
  readonly userTaskKey: string
  readonly [property: string]: unknown
}

/** User tasks of the authority by the search conventions. */
export async function searchTasks(
  context: Context,
  input: TaskSearchInput,
): Promise<SearchResult<UserTaskItem>> {
  requirePermission(context.actor, 'task:read')
  const { filter = {} } = input
  const page = readPage(input.page)
  const [sort] = input.sort ?? []
  const field = sort?.field ?? 'creationDate'
  const descending = sort?.order === 'DESC'
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<UserTaskRow & { total: string }>`
      select t.*, d.name as process_name, f.key as form_key, i.root_key, count(*) over () as total
      from user_tasks t
      join instances i on i.key = t.instance_key
      join process_definitions d on d.key = t.process_definition_key
      left join lateral (
        select key from form_definitions f where f.form_id = t.form_id
        order by (f.deployment_key = d.deployment_key) desc, f.version desc limit 1
      ) f on true
      where matches_text(upper(t.state), ${toParameter(filter.state)}::jsonb)
        and matches_text(t.assignee, ${toParameter(filter.assignee)}::jsonb)
        and matches_text(t.element_id, ${toParameter(filter.elementId)}::jsonb)
        and matches_text(t.name, ${toParameter(filter.name)}::jsonb)
        and matches_text(t.tenant_id, ${toParameter(filter.tenantId)}::jsonb)
        and matches_text(t.process_id, ${toParameter(filter.processDefinitionId)}::jsonb)
        and matches_text(t.key::text, ${toParameter(filter.userTaskKey)}::jsonb)
        and matches_text(t.process_definition_key::text, ${toParameter(filter.processDefinitionKey)}::jsonb)
        and matches_text(t.instance_key::text, ${toParameter(filter.processInstanceKey)}::jsonb)
        and matches_text(t.element_instance_key::text, ${toParameter(filter.elementInstanceKey)}::jsonb)
        and matches_time(t.created_at, ${toParameter(filter.creationDate)}::jsonb)
        and matches_time(t.completed_at, ${toParameter(filter.completionDate)}::jsonb)
        and matches_time(t.follow_up_at, ${toParameter(filter.followUpDate)}::jsonb)
        and matches_time(t.due_at, ${toParameter(filter.dueDate)}::jsonb)
        and (${filter.candidateGroup ?? null}::text is null or ${filter.candidateGroup ?? null}::text = any(t.candidate_groups))
        and (${filter.candidateUser ?? null}::text is null or ${filter.candidateUser ?? null}::text = any(t.candidate_users))
      order by
        case when ${descending} then null else
          case ${field} when 'creationDate' then t.created_at when 'completionDate' then t.completed_at
            when 'followUpDate' then t.follow_up_at when 'dueDate' then t.due_at end end asc,
        case when not ${descending} then null else
          case ${field} when 'creationDate' then t.created_at when 'completionDate' then t.completed_at
            when 'followUpDate' then t.follow_up_at when 'dueDate' then t.due_at end end desc nulls last,
        case when ${field} = 'name' and not ${descending} then t.name end asc,
        case when ${field} = 'name' and ${descending} then t.name end desc,
        case when ${field} = 'priority' then case when ${descending} then -t.priority else t.priority end end,
        t.key
      limit ${page.limit} offset ${page.from}`,
  )
  return searchResult(rows, page, toUserTaskItem)
}

/** One user task; `not-found` when this authority has none with the key. */
export async function getTask(context: Context, input: { readonly key: string }): Promise<UserTaskItem> {
  const { items } = await searchTasks(context, { filter: { userTaskKey: input.key } })
  const [task] = items
  if (task === undefined) {
    throw new RuntimeError(
      'not-found',
      `Expected task ${input.key} to exist, but found none. Reload the list.`,
    )
  }
  return task
}

interface UserTaskRow {
  readonly key: string
  readonly tenant_id: string
  readonly instance_key: string
  readonly root_key: string
  readonly element_id: string
  readonly element_instance_key: string
  readonly process_definition_key: string
  readonly process_id: string
  readonly process_version: number
  readonly process_name: string | null
  readonly name: string
  readonly form_key: string | null
  readonly state: string
  readonly assignee: string | null
  readonly candidate_groups: string[]
  readonly candidate_users: string[]
  readonly due_at: string | null
  readonly follow_up_at: string | null
  readonly priority: number
  readonly headers: Record<string, string>
  readonly created_at: string
  readonly completed_at: string | null
}

function toUserTaskItem(row: UserTaskRow): UserTaskItem {
  return {
    userTaskKey: row.key,
    name: row.name,
    state: row.state.toUpperCase(),
    assignee: row.assignee,
    elementId: row.element_id,
    elementInstanceKey: row.element_instance_key,
    candidateGroups: row.candidate_groups,
    candidateUsers: row.candidate_users,
    processDefinitionId: row.process_id,
    processDefinitionKey: row.process_definition_key,
    processDefinitionVersion: row.process_version,
    processInstanceKey: row.instance_key,
    rootProcessInstanceKey: row.root_key,
    processName: row.process_name,
    creationDate: row.created_at,
    completionDate: row.completed_at,
    followUpDate: row.follow_up_at,
    dueDate: row.due_at,
    tenantId: row.tenant_id,
    formKey: row.form_key,
    externalFormReference: null,
    customHeaders: row.headers,
    priority: row.priority,
    tags: [],
  }
}
