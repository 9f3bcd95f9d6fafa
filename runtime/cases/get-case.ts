import type { Json, Variables } from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'
import { type AdHocChoice, listAdHoc } from '../ad-hoc/list-ad-hoc.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { requirePermission } from '../identity/permissions.ts'
import { listNotes } from '../notes/list-notes.ts'
import type { Note } from '../notes/note.ts'
import { startFormOf } from '../services/service.ts'
import { type CaseDocument, listCaseDocuments } from './case-documents.ts'
import { type CaseHeader, toCaseHeader } from './case-header.ts'
import { type CasePath, loadCasePath } from './case-path.ts'
import { calculationOf, loadCaseVariables } from './case-variables.ts'
import { listReaders, type Reader, recordReading } from './readers.ts'
import { requireCase } from './require-case.ts'
import { type StageState, stageStates } from './stages.ts'
import { type TaskRecord, type TaskRow, toTaskRow } from './task-row.ts'
import { type TimelineRecord, timelineActor, timelineWords, type Words } from './timeline-words.ts'

export interface TimelineEntry {
  readonly id: string
  readonly at: string
  readonly text: Words
  readonly who: Words
}

/** Everything a clerk sees of a case. */
export interface CaseDetail {
  readonly header: CaseHeader
  readonly stages: readonly StageState[]
  readonly timeline: readonly TimelineEntry[]
  readonly documents: readonly CaseDocument[]
  readonly notes: readonly Note[]
  readonly tasks: readonly TaskRow[]
  /** Where further steps may be started. */
  readonly adHoc: readonly AdHocChoice[]
  readonly readers: readonly Reader[]
  readonly path: CasePath
  /** Named steps of the process in the model's order: the text twin of the picture. */
  readonly steps: readonly { readonly id: string; readonly name: string }[]
  readonly variables: Variables
  readonly calculation: Json
  /** What was applied for: the start form with its answers. */
  readonly application: { readonly form: FormDocument; readonly data: Json } | null
}

/** One case of the actor's office. Reading is audited. */
export async function getCase(
  context: Context,
  instanceKey: string,
  purpose: Reader['purpose'] = 'case:read',
): Promise<CaseDetail> {
  const { actor, engine } = context
  requirePermission(actor, 'case:read')
  return context.database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const row = await requireCase(tx, instanceKey)
    await recordReading(tx, context, purpose, instanceKey)
    const definition = await engine.definitions.get(tx, row.process_definition_key)
    const form = startFormOf(definition)
    const variables = await loadCaseVariables(tx, instanceKey)
    return {
      header: toCaseHeader(row),
      stages: stageStates(definition.process, row.stage, row.state),
      timeline: await loadTimeline(tx, instanceKey),
      documents: await listCaseDocuments(tx, instanceKey),
      notes: await listNotes(tx, instanceKey),
      tasks: await loadCaseTasks(tx, instanceKey, actor.username),
      adHoc: await listAdHoc(tx, engine.definitions, instanceKey),
      readers: await listReaders(tx, instanceKey),
      path: await loadCasePath(tx, instanceKey),
      steps: [...definition.process.elements.values()].flatMap(({ id, name }) =>
        name ? [{ id, name }] : [],
      ),
      variables,
      calculation: calculationOf(variables),
      application: form ? { form, data: variables[form.meta.variable ?? 'antrag'] ?? null } : null,
    }
  })
}

/** What happened to a case, newest first. */
export async function loadTimeline(tx: Transaction, instanceKey: string): Promise<TimelineEntry[]> {
  const records = await tx<TimelineRecord>`
    select key, at, kind, element_id, element_name, actor, actor_name, data from timeline
    where instance_key = ${instanceKey} order by at desc, key desc limit 300`
  return records.map((record) => ({
    id: record.key,
    at: record.at,
    text: timelineWords(record),
    who: timelineActor(record),
  }))
}

async function loadCaseTasks(tx: Transaction, instanceKey: string, username: string): Promise<TaskRow[]> {
  const rows = await tx<TaskRecord>`
    select t.key, t.name, t.state, t.assignee, u.name as assignee_name, coalesce(t.due_at, c.due_at) as due_at,
      t.created_at, t.element_id, t.instance_key, c.file_number, c.subject, c.birth_date, t.process_id,
      c.procedure_name, t.candidate_groups
    from user_tasks t
    join cases c on c.instance_key = t.instance_key
    left join users u on u.username = t.assignee
    where t.instance_key = ${instanceKey} and t.state = 'created'
    order by coalesce(t.due_at, c.due_at) nulls last, t.key`
  return rows.map((row) => toTaskRow(row, username))
}
