import type { Transaction } from '../database/port.ts'

/** A document of a case, without its content. */
export interface CaseDocument {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly createdAt: string
  readonly kind: 'application' | 'letter' | 'evidence'
}

/** Documents of a case, newest first. The caller has checked that the case may be read. */
export function listCaseDocuments(tx: Transaction, instanceKey: string): Promise<CaseDocument[]> {
  return tx<CaseDocument>`
    select id, name, media_type as "mediaType", bytes, created_at as "createdAt", kind
    from documents where instance_key = ${instanceKey} order by created_at desc, id`
}
