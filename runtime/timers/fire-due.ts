import { systemActor } from '../system-context.ts'
import type { WorkerDeps } from '../workers/start-workers.ts'

const batch = 200
const pauseAfterFailureMs = 30_000

/** Fires timers that are due by database time. A timer whose step fails is left alone for a while. */
export function createTimerWork(deps: WorkerDeps): () => Promise<number> {
  const paused = new Map<string, number>()
  return async () => {
    const skipped = notYet(paused)
    const due = await deps.database.transaction(
      { tenant: null, role: 'engine' },
      (tx) => tx<{ key: string; tenant_id: string }>`
        select key, tenant_id from timers
        where due_at <= now() and key <> all(${skipped}::bigint[])
        order by due_at limit ${batch}`,
    )
    await Promise.all(
      due.map(async ({ key, tenant_id }) => {
        try {
          await deps.engine.lanes.submit({
            kind: 'step',
            actor: systemActor(tenant_id),
            target: { type: 'timer', key },
            decide: ({ timer }) => (timer?.due ? { type: 'fireTimer', wait: timer.wait } : undefined),
          })
        } catch (error) {
          paused.set(key, performance.now() + pauseAfterFailureMs)
          deps.log.error(
            { timer: key, name: error instanceof Error ? error.name : 'unknown' },
            'timer not fired',
          )
        }
      }),
    )
    return due.length
  }
}

function notYet(paused: Map<string, number>): string[] {
  for (const [key, until] of paused) if (until <= performance.now()) paused.delete(key)
  return [...paused.keys()]
}
