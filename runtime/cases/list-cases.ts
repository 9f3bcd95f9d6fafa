import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { type CaseHeader, type CaseRecord, toCaseHeader } from './case-header.ts'
import { readSearchText } from './search-text.ts'

export interface CaseQuery {
  readonly q: string
  readonly state: 'open' | 'finished' | 'canceled' | 'all'
  /** 1 is the first page. */
  readonly page: number
}

/** A case in a list: its header and the names of its open tasks. */
export interface CaseRow extends CaseHeader {
  readonly openTasks: readonly string[]
}

const pageSize = 25

/** The office's cases, most urgent open ones first, then the newest. */
export async function listCases(
  context: Context,
  query: CaseQuery,
): Promise<{ items: CaseRow[]; total: number; pageSize: number }> {
  requirePermission(context.actor, 'case:read')
  const search = readSearchText(query.q)
  const state = query.state === 'all' ? null : query.state
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<CaseRecord & { open_tasks: string[]; total: string }>`
      select c.instance_key, c.file_number, c.procedure_id, c.procedure_name, c.process_definition_key,
        c.process_version, c.subject, c.birth_date, c.received_at, c.due_at, c.stage, c.state,
        array(select t.name from user_tasks t where t.instance_key = c.instance_key and t.state = 'created'
          order by t.due_at nulls last, t.key) as open_tasks,
        count(*) over () as total
      from cases c
      where (${state}::text is null or c.state = ${state})
        and (${search?.pattern ?? null}::text is null or c.file_number ilike ${search?.pattern ?? null}
          or c.subject ilike ${search?.pattern ?? null} or c.birth_date = ${search?.birthDate ?? null}::date)
      order by (c.state = 'open') desc, c.due_at nulls last, c.received_at desc, c.instance_key
      limit ${pageSize} offset ${(query.page - 1) * pageSize}`,
  )
  return {
    items: rows.map((row) => ({ ...toCaseHeader(row), openTasks: row.open_tasks })),
    total: Number(rows[0]?.total ?? 0),
    pageSize,
  }
}
