import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import type { DraftFinding } from './draft.ts'
import { countRunningCases } from './running-cases.ts'

export interface ProcedureSummary {
  readonly processId: string
  readonly name: string
  readonly draft: {
    readonly rev: number
    readonly state: 'draft' | 'review'
    readonly author: string
    readonly authorName: string
    readonly comment: string | null
    readonly savedAt: string
    readonly findings: readonly DraftFinding[]
  } | null
  /** Newest version number; 0 when nothing is published. */
  readonly versions: number
  readonly publishedAt: string | null
  /** Over all offices; null when fewer than five, which would tell of single people. */
  readonly runningCases: number | null
}

/** Every procedure one may design: drafts and published ones, the last changed first. */
export async function listProcedures(
  context: Context,
): Promise<{ readonly items: readonly ProcedureSummary[] }> {
  const { actor, database } = context
  requirePermission(actor, 'procedure:read')
  const rows = await database.transaction(
    { tenant: actor.tenantId },
    (tx) => tx<{
      process_id: string
      name: string
      draft: ProcedureSummary['draft']
      versions: number
      published_at: string | null
    }>`
      select coalesce(d.process_id, p.process_id) as process_id, coalesce(d.name, p.name, p.process_id) as name,
        case when d.process_id is null then null else jsonb_build_object('rev', d.rev, 'state', d.state,
          'author', d.author, 'authorName', d.author_name, 'comment', d.comment, 'savedAt', d.saved_at,
          'findings', d.findings) end as draft,
        coalesce(p.version, 0) as versions, p.deployed_at as published_at
      from procedure_drafts d
      full join (
        select distinct on (process_id) process_id, name, version, deployed_at
        from process_definitions where tenant_id = ${actor.tenantId} order by process_id, version desc
      ) p on p.process_id = d.process_id
      order by greatest(d.saved_at, p.deployed_at) desc nulls last, process_id`,
  )
  const running = await countRunningCases(context)
  return {
    items: rows.map((row) => ({
      processId: row.process_id,
      name: row.name,
      draft: row.draft,
      versions: row.versions,
      publishedAt: row.published_at,
      runningCases: running.has(row.process_id) ? (running.get(row.process_id) ?? null) : 0,
    })),
  }
}
