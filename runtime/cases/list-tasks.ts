import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { groupsOf } from '../tasks/may-work-on.ts'
import { readSearchText } from './search-text.ts'
import { type TaskRecord, type TaskRow, toTaskRow } from './task-row.ts'

export type TaskView = 'mine' | 'team' | 'overdue' | 'all'

export interface TaskQuery {
  readonly view: TaskView
  readonly q: string
  /** Process id; '' is every procedure. */
  readonly procedure: string
  /** 1 is the first page. */
  readonly page: number
}

export interface TaskList {
  readonly items: readonly TaskRow[]
  readonly counts: Readonly<Record<TaskView, number>>
  readonly procedures: readonly { readonly id: string; readonly name: string }[]
  readonly total: number
  readonly pageSize: number
}

const pageSize = 25

/**
 * Open tasks of the office by legal deadline. `mine`: taken by me. `team`: open to one of my groups or to me
 * by name, or taken by me. `overdue`: those of `team` whose deadline is over. `all`: also what waits for others.
 */
export async function listTasks(context: Context, query: TaskQuery): Promise<TaskList> {
  const { actor } = context
  requirePermission(actor, 'task:read')
  const search = readSearchText(query.q)
  const procedure = query.procedure === '' ? null : query.procedure
  const groups = [...groupsOf(actor)]
  const now = context.now()
  return context.database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const [counted] = await tx<Record<TaskView, string>>`
      select count(*) filter (where t.assignee = ${actor.username}) as mine,
        count(*) filter (where ${groups}::text[] && t.candidate_groups
          or ${actor.username} = any(t.candidate_users) or t.assignee = ${actor.username}) as team,
        count(*) filter (where coalesce(t.due_at, c.due_at) < ${now} and (${groups}::text[] && t.candidate_groups
          or ${actor.username} = any(t.candidate_users) or t.assignee = ${actor.username})) as overdue,
        count(*) as "all"
      from user_tasks t left join cases c on c.instance_key = t.instance_key
      where t.state = 'created'`
    const procedures = await tx<{ id: string; name: string }>`
      select t.process_id as id, coalesce(max(c.procedure_name), t.process_id) as name
      from user_tasks t left join cases c on c.instance_key = t.instance_key
      where t.state = 'created' group by t.process_id order by 2`
    const rows = await tx<TaskRecord & { total: string }>`
      select t.key, t.name, t.state, t.assignee, u.name as assignee_name, coalesce(t.due_at, c.due_at) as due_at,
        t.created_at, t.element_id, t.instance_key, c.file_number, c.subject, c.birth_date, t.process_id,
        c.procedure_name, t.candidate_groups, count(*) over () as total
      from user_tasks t
      left join cases c on c.instance_key = t.instance_key
      left join users u on u.username = t.assignee
      where t.state = 'created'
        and (${query.view} = 'all' or t.assignee = ${actor.username}
          or (${query.view} <> 'mine' and (${groups}::text[] && t.candidate_groups
            or ${actor.username} = any(t.candidate_users))))
        and (${query.view} <> 'overdue' or coalesce(t.due_at, c.due_at) < ${now})
        and (${procedure}::text is null or t.process_id = ${procedure})
        and (${search?.pattern ?? null}::text is null or c.file_number ilike ${search?.pattern ?? null}
          or c.subject ilike ${search?.pattern ?? null} or t.name ilike ${search?.pattern ?? null}
          or c.birth_date = ${search?.birthDate ?? null}::date)
      order by coalesce(t.due_at, c.due_at) nulls last, t.created_at, t.key
      limit ${pageSize} offset ${(query.page - 1) * pageSize}`
    return {
      items: rows.map((row) => toTaskRow(row, actor.username)),
      counts: {
        mine: Number(counted?.mine ?? 0),
        team: Number(counted?.team ?? 0),
        overdue: Number(counted?.overdue ?? 0),
        all: Number(counted?.all ?? 0),
      },
      procedures,
      total: Number(rows[0]?.total ?? 0),
      pageSize,
    }
  })
}
