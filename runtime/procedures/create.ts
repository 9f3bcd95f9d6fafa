import { type Finding, importCamunda7, layoutBpmn, parseBpmn } from '../../engine/index.ts'
import { plainForm } from '../../forms/index.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { auditProcedure } from './audit.ts'
import { checkContent } from './check-content.ts'
import { type Draft, findDraft, type ProcedureContent } from './draft.ts'
import { newModel, processIdFrom } from './new-model.ts'
import { mainProcessOf, processNameOf } from './process-name.ts'
import { publishedContent } from './published-content.ts'
import type { CreateProcedureInput } from './schemas.ts'

/**
 * Starts a procedure from a name, or from a BPMN file: laid out when it has no diagram, translated when it
 * comes from Camunda 7, nothing dropped, its gaps told as findings. A file whose process is published becomes
 * the next draft of that procedure.
 */
export async function createProcedure(context: Context, input: CreateProcedureInput): Promise<Draft> {
  const { actor } = context
  requirePermission(actor, 'procedure:edit')
  if ('bpmn' in input) return importModel(context, input.bpmn)
  return context.database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const processId = await freeId(tx, processIdFrom(input.name))
    const content = { bpmn: newModel(processId, input.name), decisions: {}, forms: {} }
    return store(context, tx, { processId, name: input.name, content, action: 'created' })
  })
}

async function importModel(context: Context, file: string): Promise<Draft> {
  const { xml: bpmn, findings: imported, forms } = await importCamunda7(file)
  const { definitions, findings } = await parseBpmn(bpmn)
  const processId = definitions && mainProcessOf(definitions)
  if (definitions === undefined || processId === undefined) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected a BPMN 2.0 file with at least one process, but the file is none. Export it again from its tool.',
      { details: { findings } },
    )
  }
  const name = processNameOf(definitions, processId) ?? processId
  const laidOut = await layoutBpmn(bpmn)
  const made = Object.fromEntries(forms.map((form) => [form.formId, plainForm(form)]))
  return context.database.transaction({ tenant: context.actor.tenantId }, async (tx) => {
    if ((await findDraft(tx, processId)) !== undefined) {
      throw new RuntimeError(
        'conflict',
        `Expected no draft of '${processId}' (${name}) yet, but there is one. Discard it first, or change the process id in the file.`,
        { details: { processId } },
      )
    }
    const old = await publishedContent(tx, processId)
    const content = { bpmn: laidOut, decisions: old?.decisions ?? {}, forms: { ...made, ...old?.forms } }
    return store(context, tx, { processId, name, content, action: 'imported', imported })
  })
}

interface NewDraft {
  readonly processId: string
  readonly name: string
  readonly content: ProcedureContent
  readonly action: 'created' | 'imported'
  /** What the translation of a foreign file could not take over. */
  readonly imported?: readonly Finding[]
}

async function store(context: Context, tx: Transaction, draft: NewDraft): Promise<Draft> {
  const { actor } = context
  const { processId, name, content, imported = [] } = draft
  const findings = [...imported, ...(await checkContent(content))]
  const savedAt = context.now().toISOString()
  await tx`
    insert into procedure_drafts (tenant_id, process_id, name, bpmn, decisions, forms, findings, rev, state,
      author, author_name, comment, saved_at)
    values (${actor.tenantId}, ${processId}, ${name}, ${content.bpmn}, ${JSON.stringify(content.decisions)}::jsonb,
      ${JSON.stringify(content.forms)}::jsonb, ${JSON.stringify(findings)}::jsonb, 1, 'draft',
      ${actor.username}, ${actor.name}, null, ${savedAt})`
  await auditProcedure(context, tx, { processId, action: draft.action, rev: 1 })
  return {
    ...content,
    processId,
    name,
    findings,
    rev: 1,
    state: 'draft',
    author: actor.username,
    authorName: actor.name,
    comment: null,
    savedAt,
  }
}

async function freeId(tx: Transaction, wanted: string): Promise<string> {
  const rows = await tx<{ process_id: string }>`
    select process_id from procedure_drafts where process_id like ${`${wanted}%`}
    union select process_id from process_definitions where process_id like ${`${wanted}%`}`
  const taken = new Set(rows.map((row) => row.process_id))
  if (!taken.has(wanted)) return wanted
  let n = 2
  while (taken.has(`${wanted}_${n}`)) n += 1
  return `${wanted}_${n}`
}
