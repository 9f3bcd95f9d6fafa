import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'

/** The issuing authority as letters show it; as FEEL value `brief.behoerde`. */
export interface Letterhead {
  readonly name: string
  readonly abteilung: string
  readonly strasse: string
  readonly ort: string
  readonly telefon: string
  readonly email: string
}

/** Letterhead of the transaction's authority. */
export async function findLetterhead(tx: Transaction): Promise<Letterhead> {
  const [head] = await tx<Letterhead>`
    select t.name, l.department as abteilung, l.street as strasse, l.town as ort, l.phone as telefon, l.email
    from letterheads l join tenants t on t.id = l.tenant_id`
  if (head) return head
  throw new RuntimeError(
    'invalid-state',
    `Expected a letterhead of authority '${tx.tenant}', but there is none. Enter its address, then try again.`,
  )
}
