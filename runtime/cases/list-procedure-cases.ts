import type { Context } from '../context.ts'
import { type CaseRecord, toCaseHeader } from './case-header.ts'
import type { CaseRow } from './list-cases.ts'

/** Open cases of one procedure in the actor's office, most urgent first. The caller has checked `case:read`. */
export async function listProcedureCases(context: Context, processId: string): Promise<CaseRow[]> {
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<CaseRecord & { open_tasks: string[] }>`
      select c.instance_key, c.file_number, c.procedure_id, c.procedure_name, c.process_definition_key,
        c.process_version, c.subject, c.birth_date, c.received_at, c.due_at, c.stage, c.state,
        array(select t.name from user_tasks t where t.instance_key = c.instance_key and t.state = 'created'
          order by t.due_at nulls last, t.key) as open_tasks
      from cases c where c.procedure_id = ${processId} and c.state = 'open'
      order by c.due_at nulls last, c.received_at limit 50`,
  )
  return rows.map((row) => ({ ...toCaseHeader(row), openTasks: row.open_tasks }))
}
