import { createHash } from 'node:crypto'
import type { Transaction } from '../database/port.ts'

export type DocumentKind = 'application' | 'letter' | 'evidence'

export interface NewDocument {
  readonly instanceKey: string
  /** User id of the applicant who may read it; absent: only the office. */
  readonly applicantId?: string
  readonly kind: DocumentKind
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
  /** What made it, for example `job:KEY`: the same source makes one document, however often it is tried. */
  readonly source: string
  readonly createdBy: string
  readonly createdAt: Date
}

export interface StoredDocument {
  readonly id: string
  readonly createdAt: string
}

/** Puts a file into the case of the transaction's authority, once per source. */
export async function storeDocument(tx: Transaction, input: NewDocument): Promise<StoredDocument> {
  const sha256 = createHash('sha256').update(input.content).digest('hex')
  const [stored] = await tx<StoredDocument>`
    insert into documents (tenant_id, instance_key, applicant_id, kind, name, media_type, bytes, sha256, content,
      source, created_by, created_at)
    values (${tx.tenant}, ${input.instanceKey}, ${input.applicantId ?? null}, ${input.kind}, ${input.name},
      ${input.mediaType}, ${input.content.byteLength}, ${sha256}, ${Buffer.from(input.content)}, ${input.source},
      ${input.createdBy}, ${input.createdAt})
    on conflict on constraint documents_source_unique do nothing
    returning id, created_at as "createdAt"`
  if (stored) return stored
  const earlier = await findBySource(tx, input.source)
  if (earlier) return earlier
  throw new Error('A document was neither stored nor found.')
}

/** The document an earlier attempt of the same source made. */
export async function findBySource(tx: Transaction, source: string): Promise<StoredDocument | undefined> {
  const [found] = await tx<StoredDocument>`
    select id, created_at as "createdAt" from documents where tenant_id = ${tx.tenant} and source = ${source}`
  return found
}
