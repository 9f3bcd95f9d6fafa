import type { Database } from '../database/port.ts'
import type { EngineHost } from '../engine-host.ts'
import type { Log } from '../log.ts'
import { offerBuffered } from '../messages/offer-buffered.ts'
import { carryOutSafely, createOutboxWork } from '../outbox/outbox-work.ts'
import { systemContext } from '../system-context.ts'
import { createTimerWork } from '../timers/fire-due.ts'
import { startDueProcesses } from '../timers/start-due.ts'
import type { JobHandler } from './built-in-job.ts'
import { createJobWork } from './job-work.ts'
import { builtInWorkers } from './registry.ts'
import { runLoop } from './run-loop.ts'

export interface WorkerDeps {
  readonly database: Database
  readonly engine: EngineHost
  readonly now: () => Date
  readonly log: Log
}

export interface WorkerOptions {
  readonly pollMs?: number
  /** Built-in job workers by type; default: those registered. */
  readonly jobs?: ReadonlyMap<string, JobHandler>
}

/** Starts the loops of the service: timers, outbox, buffered messages, built-in jobs. Answers the graceful stop. */
export function startWorkers(deps: WorkerDeps, options: WorkerOptions = {}): () => Promise<void> {
  const { pollMs = 1000, jobs = builtInWorkers() } = options
  const { lanes, signals, events } = deps.engine
  const common = { signals, log: deps.log, pollMs }
  const fireTimers = createTimerWork(deps)
  const handing = new Set<Promise<void>>()

  lanes.onCommit((tenant, rows) => {
    for (const row of rows.outbox) {
      const done = carryOutSafely(deps, tenant, row).finally(() => handing.delete(done))
      handing.add(done)
    }
    if (rows.newJobs.some((job) => jobs.has(job.job_type))) signals.wake('jobs')
  })

  const stops = [
    runLoop({
      ...common,
      name: 'timers',
      work: async () => (await fireTimers()) + (await startDueProcesses(deps)),
    }),
    runLoop({ ...common, name: 'outbox', work: createOutboxWork(deps) }),
    runLoop({ ...common, name: 'messages', work: () => offerAll(deps) }),
    runLoop({ ...common, name: 'jobs', work: createJobWork(deps, jobs) }),
  ]
  const listening = events.start().catch(() => async () => undefined)
  return async () => {
    await (await listening)()
    await Promise.all(stops.map((stop) => stop()))
    await Promise.all(handing)
    await lanes.drain()
  }
}

/** Tenants with living messages; the loop never counts as busy, so it pauses after each look. */
async function offerAll(deps: WorkerDeps): Promise<number> {
  const tenants = await deps.database.transaction(
    { tenant: null, role: 'engine' },
    (tx) => tx<{ tenant_id: string }>`select distinct tenant_id from messages`,
  )
  for (const { tenant_id } of tenants) await offerBuffered(systemContext(deps, tenant_id, 'messages'))
  return 0
}
