import type { WorkerDeps } from '../workers/start-workers.ts'
import { carryOut } from './carry-out.ts'
import type { OutboxRow } from './outbox-row.ts'

/** Takes over effects whose writer did not carry them out in time: leased by database time, with a back-off. */
export function createOutboxWork(deps: WorkerDeps): () => Promise<number> {
  return async () => {
    const due = await deps.database.transaction(
      { tenant: null, role: 'engine' },
      (tx) => tx<{ key: string; tenant_id: string }>`
        select key, tenant_id from outbox where available_at <= now() order by key limit 200`,
    )
    const byTenant = Map.groupBy(due, (row) => row.tenant_id)
    for (const [tenant, rows] of byTenant) {
      const leased = await leaseRows(
        deps,
        tenant,
        rows.map((row) => row.key),
      )
      for (const row of leased) await carryOutSafely(deps, tenant, row)
    }
    return due.length
  }
}

/** A failed effect stays in the outbox and comes back later, each time after a longer pause. */
export async function carryOutSafely(deps: WorkerDeps, tenant: string, row: OutboxRow): Promise<void> {
  try {
    await carryOut(deps, tenant, row)
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    deps.log.warn({ outbox: row.key, kind: row.kind, name }, 'effect not carried out, trying again later')
  }
}

function leaseRows({ database }: WorkerDeps, tenant: string, keys: string[]): Promise<OutboxRow[]> {
  return database.transaction(
    { tenant },
    (tx) => tx<OutboxRow>`
      with picked as (
        select key from outbox where key = any(${keys}::bigint[]) and available_at <= now()
        order by key for update skip locked
      )
      update outbox o set attempts = o.attempts + 1,
        available_at = now() + least(power(2, o.attempts), 300) * 10 * interval '1 second'
      from picked where o.key = picked.key
      returning o.key, o.kind, o.payload`,
  )
}
