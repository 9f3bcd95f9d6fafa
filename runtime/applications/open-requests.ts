import type { Instance, Variables } from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'
import { type Answers, prefillAnswers } from '../../forms/index.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { visibleVariables } from '../variables/visible-variables.ts'

/** Something the office asks of the applicant. */
export interface OpenRequest {
  readonly userTaskKey: string
  readonly name: string
  readonly dueAt: string | null
  readonly form: FormDocument | null
  /** What the form shows at first; nothing the form does not ask or show. */
  readonly data: Answers
}

interface TaskRow {
  readonly key: string
  readonly name: string
  readonly due_at: string | null
  readonly form_id: string | null
  readonly scope: number
  readonly variables: Variables
  readonly process_definition_key: string
  readonly data: Instance
}

/** Open tasks of the case (and of processes it called) that are the applicant's to do. */
export async function openRequests(
  tx: Transaction,
  context: Context,
  instanceKey: string,
): Promise<OpenRequest[]> {
  const rows = await tx<TaskRow>`
    select t.key, t.name, t.due_at, t.form_id, t.scope, t.variables, t.process_definition_key, i.data
    from user_tasks t join instances i on i.key = t.instance_key
    where i.root_key = ${instanceKey} and t.state = 'created' and 'applicant' = any(t.candidate_groups)
    order by t.due_at nulls last, t.key`
  const now = context.now().toISOString()
  const requests: OpenRequest[] = []
  for (const row of rows) {
    const definition = await context.engine.definitions.get(tx, row.process_definition_key)
    const form = row.form_id === null ? null : (definition.forms.get(row.form_id)?.document ?? null)
    const known = { ...visibleVariables(row.data, row.scope), ...row.variables }
    requests.push({
      userTaskKey: row.key,
      name: row.name,
      dueAt: row.due_at,
      form,
      data: form ? prefillAnswers(form, known, { now }) : {},
    })
  }
  return requests
}
