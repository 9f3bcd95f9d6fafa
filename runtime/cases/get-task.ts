import type { DecisionTrace } from '../../engine/dmn/index.ts'
import type { Instance, Json, Variables } from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'
import { prefillAnswers } from '../../forms/index.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { visibleVariables } from '../variables/visible-variables.ts'
import { type CaseHeader, toCaseHeader } from './case-header.ts'
import { calculationOf } from './case-variables.ts'
import { loadDecisionTraces } from './decision-traces.ts'
import { type FourEyes, loadFourEyes } from './four-eyes.ts'
import { recordReading } from './readers.ts'
import { requireCase } from './require-case.ts'
import { type TaskRecord, type TaskRow, toTaskRow } from './task-row.ts'

/** A task with everything its page needs. */
export interface TaskDetail extends TaskRow {
  readonly form: FormDocument | null
  /** Values known already: prefilled and read-only fields. */
  readonly data: Readonly<Record<string, Json>>
  readonly draft: { readonly data: Variables; readonly rev: number; readonly savedAt: string } | null
  readonly version: number
  readonly legalBasis: string | null
  readonly fourEyes: FourEyes
  readonly case: CaseHeader
  readonly calculation: Json
  readonly traces: readonly DecisionTrace[]
}

interface TaskDetailRecord extends TaskRecord {
  readonly scope: number
  readonly rev: number
  readonly form_id: string | null
  readonly excluded_elements: readonly string[]
  readonly variables: Variables
  readonly instance: Instance
  readonly draft_data: Variables | null
  readonly draft_rev: number | null
  readonly draft_saved_at: string | null
}

/** One task of the actor's office. Reading is audited. */
export async function getTask(context: Context, taskKey: string): Promise<TaskDetail> {
  const { actor, engine } = context
  requirePermission(actor, 'task:read')
  return context.database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const row = await loadTask(tx, taskKey)
    const matter = await requireCase(tx, row.instance_key)
    await recordReading(tx, context, 'task:read', row.instance_key)
    const definition = await engine.definitions.get(tx, matter.process_definition_key)
    const form = row.form_id === null ? null : (definition.forms.get(row.form_id)?.document ?? null)
    const variables = { ...visibleVariables(row.instance, row.scope), ...row.variables }
    const calculation = calculationOf(variables)
    return {
      ...toTaskRow(row, actor.username),
      form,
      data: form ? prefillAnswers(form, variables, { now: context.now().toISOString() }) : {},
      draft:
        row.draft_data && row.draft_rev !== null && row.draft_saved_at !== null
          ? { data: row.draft_data, rev: row.draft_rev, savedAt: row.draft_saved_at }
          : null,
      version: row.rev,
      legalBasis: definition.process.elements.get(row.element_id)?.legalBasis ?? null,
      fourEyes: await loadFourEyes(tx, row.instance_key, row.excluded_elements, actor.username),
      case: toCaseHeader(matter),
      calculation,
      traces: calculation === null ? [] : await loadDecisionTraces(tx, row.instance_key),
    }
  })
}

async function loadTask(tx: Transaction, taskKey: string): Promise<TaskDetailRecord> {
  const [row] = await tx<TaskDetailRecord>`
    select t.key, t.name, t.state, t.assignee, u.name as assignee_name, coalesce(t.due_at, c.due_at) as due_at,
      t.created_at, t.element_id, t.instance_key, c.file_number, c.subject, c.birth_date, t.process_id,
      c.procedure_name, t.candidate_groups, t.scope, t.rev, t.form_id, t.excluded_elements, t.variables,
      i.data as instance, d.data as draft_data, d.rev as draft_rev, d.saved_at as draft_saved_at
    from user_tasks t
    join instances i on i.key = t.instance_key
    left join cases c on c.instance_key = t.instance_key
    left join users u on u.username = t.assignee
    left join task_drafts d on d.task_key = t.key
    where t.key = ${taskKey}`
  if (row) return row
  throw new RuntimeError(
    'not-found',
    `Expected a task ${taskKey} of your office, but found none. Go back to the task list and reload it.`,
  )
}
