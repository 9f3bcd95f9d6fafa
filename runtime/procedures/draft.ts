import type { Finding } from '../../engine/findings/finding.ts'
import type { FormDocument } from '../../forms/document.ts'
import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'

/** A procedure as it is edited and published: the model, its decision tables by file, its forms by id. */
export interface ProcedureContent {
  readonly bpmn: string
  readonly decisions: Readonly<Record<string, string>>
  readonly forms: Readonly<Record<string, FormDocument>>
}

/** What `GET …/draft` answers. `rev` 0: not stored yet, made from the newest version. */
export interface Draft extends ProcedureContent {
  readonly processId: string
  readonly name: string
  readonly rev: number
  readonly state: 'draft' | 'review'
  readonly author: string
  readonly authorName: string
  readonly comment: string | null
  readonly savedAt: string | null
  readonly findings: readonly DraftFinding[]
}

/** A finding and the part of the procedure it is about; without one it is about the model. */
export interface DraftFinding extends Finding {
  readonly part?: { readonly kind: 'form' | 'decision'; readonly id: string }
}

interface DraftRow extends ProcedureContent {
  readonly process_id: string
  readonly name: string
  readonly findings: readonly DraftFinding[]
  readonly rev: number
  readonly state: 'draft' | 'review'
  readonly author: string
  readonly author_name: string
  readonly comment: string | null
  readonly saved_at: string
}

/** The stored draft, its row locked until the transaction ends. */
export async function lockDraft(tx: Transaction, processId: string): Promise<Draft | undefined> {
  const [row] = await tx<DraftRow>`
    select process_id, name, bpmn, decisions, forms, findings, rev, state, author, author_name, comment, saved_at
    from procedure_drafts where process_id = ${processId} for update`
  return row && fromRow(row)
}

export async function findDraft(tx: Transaction, processId: string): Promise<Draft | undefined> {
  const [row] = await tx<DraftRow>`
    select process_id, name, bpmn, decisions, forms, findings, rev, state, author, author_name, comment, saved_at
    from procedure_drafts where process_id = ${processId}`
  return row && fromRow(row)
}

export function noDraft(processId: string): RuntimeError {
  return new RuntimeError(
    'not-found',
    `Expected a draft of procedure '${processId}', but there is none. Open the procedure and change something first.`,
  )
}

const fromRow = (row: DraftRow): Draft => ({
  processId: row.process_id,
  name: row.name,
  bpmn: row.bpmn,
  decisions: row.decisions,
  forms: row.forms,
  findings: row.findings,
  rev: row.rev,
  state: row.state,
  author: row.author,
  authorName: row.author_name,
  comment: row.comment,
  savedAt: row.saved_at,
})
