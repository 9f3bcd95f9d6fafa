/** A task in a list. */
export interface TaskRow {
  readonly userTaskKey: string
  readonly name: string
  readonly state: 'created' | 'completed' | 'canceled'
  readonly assignee: string | null
  readonly assigneeName: string | null
  readonly dueAt: string | null
  readonly createdAt: string
  readonly elementId: string
  readonly processInstanceKey: string
  readonly fileNumber: string | null
  readonly subject: string | null
  readonly birthDate: string | null
  readonly procedureId: string
  readonly procedureName: string
  /** `me`, `person` (see `assigneeName`), or the group that may take it: `clerk`, `lead`, `applicant`. */
  readonly waitingFor: string
}

/** A task joined with its case and assignee. */
export interface TaskRecord {
  readonly key: string
  readonly name: string
  readonly state: 'created' | 'completed' | 'canceled'
  readonly assignee: string | null
  readonly assignee_name: string | null
  readonly due_at: string | null
  readonly created_at: string
  readonly element_id: string
  readonly instance_key: string
  readonly file_number: string | null
  readonly subject: string | null
  readonly birth_date: string | null
  readonly process_id: string
  readonly procedure_name: string | null
  readonly candidate_groups: readonly string[]
}

export function toTaskRow(row: TaskRecord, username: string): TaskRow {
  return {
    userTaskKey: row.key,
    name: row.name,
    state: row.state,
    assignee: row.assignee,
    assigneeName: row.assignee_name ?? row.assignee,
    dueAt: row.due_at,
    createdAt: row.created_at,
    elementId: row.element_id,
    processInstanceKey: row.instance_key,
    fileNumber: row.file_number,
    subject: row.subject,
    birthDate: row.birth_date,
    procedureId: row.process_id,
    procedureName: row.procedure_name ?? row.process_id,
    waitingFor: waitingFor(row, username),
  }
}

function waitingFor(row: TaskRecord, username: string): string {
  if (row.assignee === username) return 'me'
  if (row.assignee !== null) return 'person'
  return row.candidate_groups[0] ?? 'clerk'
}
