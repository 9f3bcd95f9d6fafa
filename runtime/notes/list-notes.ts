import type { Transaction } from '../database/port.ts'
import type { Note } from './note.ts'

/** Notes of a case, newest first. The caller has checked that the case may be read. */
export function listNotes(tx: Transaction, instanceKey: string): Promise<Note[]> {
  return tx<Note>`
    select id, text, author_name as author, at from case_notes
    where instance_key = ${instanceKey} order by id desc limit 200`
}
