import type { Answers } from '../../forms/index.ts'
import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'

/** An application as its applicant sees it. */
export interface Application {
  readonly id: string
  readonly processId: string
  readonly tenantId: string
  readonly officeName: string
  readonly state: 'draft' | 'sent'
  readonly data: Answers
  readonly page: string
  readonly rev: number
  readonly savedAt: string
  readonly resumeCode: string
  readonly sentAt: string | null
  readonly fileNumber: string | null
  readonly processInstanceKey: string | null
}

export interface ApplicationRow {
  readonly id: string
  readonly tenant_id: string
  readonly office_name: string
  readonly user_id: string
  readonly process_id: string
  readonly process_definition_key: string
  readonly state: 'draft' | 'sending' | 'sent'
  readonly data: Answers
  readonly page: string
  readonly rev: number
  readonly resume_code: string
  readonly saved_at: string
  readonly sent_at: string | null
  readonly file_number: string | null
  readonly instance_key: string | null
}

export function toApplication(row: ApplicationRow): Application {
  return {
    id: row.id,
    processId: row.process_id,
    tenantId: row.tenant_id,
    officeName: row.office_name,
    state: row.state === 'sent' ? 'sent' : 'draft',
    data: row.data,
    page: row.page,
    rev: row.rev,
    savedAt: row.saved_at,
    resumeCode: row.resume_code,
    sentAt: row.sent_at,
    fileNumber: row.file_number,
    processInstanceKey: row.instance_key,
  }
}

/** The person's own application; anybody else's answers like one that does not exist. */
export async function requireApplication(
  tx: Transaction,
  userId: string,
  id: string,
): Promise<ApplicationRow> {
  const [row] = await tx<ApplicationRow>`
    select a.*, t.name as office_name from applications a join tenants t on t.id = a.tenant_id
    where a.id = ${id} and a.user_id = ${userId}`
  if (row) return row
  throw noApplication()
}

export function noApplication(): RuntimeError {
  return new RuntimeError(
    'not-found',
    'Expected one of your applications, but found none. Check the code or open it from your list.',
  )
}
