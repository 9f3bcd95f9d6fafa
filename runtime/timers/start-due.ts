import { systemActor } from '../system-context.ts'
import type { WorkerDeps } from '../workers/start-workers.ts'
import { nextTimer } from './next-timer.ts'

interface DueStart {
  readonly key: string
  readonly process_definition_key: string
  readonly element_id: string
  readonly definition: number
  readonly due_at: string
  readonly repeats: number | null
  readonly cycle: string | null
}

/**
 * Starts instances whose timer start event is due, in the tenant that deployed the process. The due moment is
 * the idempotency key, so a start that was committed is not repeated when the clock could not be moved on.
 */
export async function startDueProcesses(deps: WorkerDeps): Promise<number> {
  const due = await deps.database.transaction(
    { tenant: null, role: 'engine' },
    (tx) => tx<{ key: string; tenant_id: string }>`
      select key, tenant_id from start_subscriptions
      where kind = 'timer' and due_at <= now() order by due_at limit 50`,
  )
  for (const { key, tenant_id } of due) await startOne(deps, tenant_id, key)
  return due.length
}

async function startOne(deps: WorkerDeps, tenant: string, key: string): Promise<void> {
  const [row] = await deps.database.transaction(
    { tenant },
    (tx) => tx<DueStart>`
      select key, process_definition_key, element_id, definition, due_at, repeats, cycle
      from start_subscriptions where key = ${key} and due_at <= now()`,
  )
  if (row === undefined) return
  await deps.engine.lanes.submit({
    kind: 'start',
    actor: systemActor(tenant),
    process: { key: row.process_definition_key },
    startElement: row.element_id,
    definition: row.definition,
    variables: {},
    once: { command: 'timer-start', key: `${key} ${row.due_at}`, requestHash: '' },
  })
  const now = deps.now().toISOString()
  const next =
    row.cycle === null
      ? undefined
      : nextTimer(row.cycle, { dueAt: row.due_at, repeats: row.repeats ?? 0 }, now)
  await deps.database.transaction(
    { tenant },
    (tx) => tx`
      update start_subscriptions set due_at = ${next?.dueAt ?? null}, repeats = ${next?.repeats ?? null}
      where key = ${key} and due_at = ${row.due_at}`,
  )
}
