import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { type Draft, findDraft } from './draft.ts'

export interface Version {
  readonly version: number
  readonly versionTag: string | null
  readonly publishedAt: string
  readonly publishedBy: string
  readonly author: string | null
  readonly processDefinitionKey: string
  readonly comment: string | null
}

export interface Procedure {
  readonly processId: string
  readonly name: string
  readonly draft: Draft | null
  /** Newest first. */
  readonly versions: readonly Version[]
}

export async function getProcedure(context: Context, processId: string): Promise<Procedure> {
  const { actor } = context
  requirePermission(actor, 'procedure:read')
  return context.database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const draft = await findDraft(tx, processId)
    const rows = await tx<Version & { name: string | null }>`
      select p.version, p.name, p.version_tag as "versionTag", p.deployed_at as "publishedAt",
        coalesce(b.published_by_name, p.deployed_by) as "publishedBy", b.author_name as author,
        p.key as "processDefinitionKey", b.comment
      from process_definitions p
      left join procedure_publications b on b.process_id = p.process_id and b.version = p.version
      where p.process_id = ${processId} order by p.version desc`
    if (draft === undefined && rows.length === 0) {
      throw new RuntimeError(
        'not-found',
        `Expected procedure '${processId}', but there is none. See the list.`,
      )
    }
    const name = draft?.name ?? rows[0]?.name ?? processId
    return { processId, name, draft: draft ?? null, versions: rows.map(({ name: _, ...version }) => version) }
  })
}
