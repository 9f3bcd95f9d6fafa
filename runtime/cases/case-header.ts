/** The facts about a case that every screen shows first. */
export interface CaseHeader {
  readonly processInstanceKey: string
  readonly fileNumber: string
  readonly subject: string | null
  readonly birthDate: string | null
  readonly procedureId: string
  readonly procedureName: string
  readonly version: number
  readonly state: 'open' | 'finished' | 'canceled'
  readonly receivedAt: string
  readonly dueAt: string | null
  readonly stage: string | null
  readonly processDefinitionKey: string
}

/** A row of `cases`, selected with all columns. */
export interface CaseRecord {
  readonly instance_key: string
  readonly file_number: string
  readonly procedure_id: string
  readonly procedure_name: string
  readonly process_definition_key: string
  readonly process_version: number
  readonly subject: string | null
  readonly birth_date: string | null
  readonly received_at: string
  readonly due_at: string | null
  readonly stage: string | null
  readonly state: 'open' | 'finished' | 'canceled'
}

export function toCaseHeader(row: CaseRecord): CaseHeader {
  return {
    processInstanceKey: row.instance_key,
    fileNumber: row.file_number,
    subject: row.subject,
    birthDate: row.birth_date,
    procedureId: row.procedure_id,
    procedureName: row.procedure_name,
    version: row.process_version,
    state: row.state,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    stage: row.stage,
    processDefinitionKey: row.process_definition_key,
  }
}
