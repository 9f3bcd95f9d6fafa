import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import type { CaseRecord } from './case-header.ts'

/** The case of this tenant, or `not-found`: another office's case answers like one that does not exist. */
export async function requireCase(tx: Transaction, instanceKey: string): Promise<CaseRecord> {
  const [row] = await tx<CaseRecord>`
    select instance_key, file_number, procedure_id, procedure_name, process_definition_key, process_version,
      subject, birth_date, received_at, due_at, stage, state
    from cases where instance_key = ${instanceKey}`
  if (row) return row
  throw new RuntimeError(
    'not-found',
    `Expected a case ${instanceKey} of your office, but found none. Check the number or search for the case.`,
  )
}
