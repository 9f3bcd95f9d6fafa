import type { Context } from '../context.ts'
import type { Database } from '../database/port.ts'
import type { EngineHost } from '../engine-host.ts'
import type { Actor } from '../identity/actor.ts'
import { createLanes } from '../lanes/lanes.ts'
import { systemActor } from '../system-context.ts'
import { offices } from './demo-case.ts'
import { type LetterFailure, workLetters } from './work-letters.ts'

/** The engine at a moment of the past: what is due by then has happened. */
export interface Past {
  as(actor: Actor): Context
  /** Moves the clock: fires the timers due on the way, each at its time, and writes the letters they ask for. */
  advance(to: Date): Promise<void>
  /** Writes the letters asked for at this moment. */
  writeLetters(): Promise<void>
}

export interface PastDeps {
  readonly database: Database
  readonly engine: EngineHost
}

/** Commit lanes with a clock of their own. Only sound before the workers start: theirs would fire these timers. */
export function createPast({ database, engine }: PastDeps, failures: LetterFailure): Past {
  let now = new Date(0)
  const clock = () => now
  const lanes = createLanes({ ...engine, database, now: clock })
  const past: EngineHost = { ...engine, lanes }
  const as = (actor: Actor): Context => ({
    database,
    engine: past,
    now: clock,
    actor,
    requestId: 'example cases',
  })
  const waiting = new Set<string>()
  lanes.onCommit((tenant, rows) => {
    if (rows.newJobs.some((job) => job.job_type === 'letter')) waiting.add(tenant)
  })

  const writeLetters = async () => {
    for (const tenant of waiting) {
      waiting.delete(tenant)
      await workLetters(as(systemActor(tenant)), failures)
    }
  }
  return {
    as,
    writeLetters,
    async advance(to) {
      for (;;) {
        const due = await nextTimers(database, to)
        const first = due[0]
        if (first === undefined) break
        now = new Date(first.due_at)
        await Promise.all(due.map((timer) => fire(as(systemActor(timer.tenant_id)), timer.key)))
        await writeLetters()
      }
      now = to
    },
  }
}

interface DueTimer {
  readonly key: string
  readonly tenant_id: string
  readonly due_at: string
}

/** The timers that are due first, all at the same moment, if that is not after `to`. */
function nextTimers(database: Database, to: Date): Promise<DueTimer[]> {
  return database.transaction(
    { tenant: null, role: 'engine' },
    (tx) => tx<DueTimer>`
      select key, tenant_id, due_at from timers
      where tenant_id = any(${[...offices]}::text[]) and due_at = (
        select min(due_at) from timers where due_at <= ${to} and tenant_id = any(${[...offices]}::text[]))`,
  )
}

async function fire(context: Context, key: string): Promise<void> {
  await context.engine.lanes.submit({
    kind: 'step',
    actor: context.actor,
    target: { type: 'timer', key },
    // A timer closed by another one of the same moment is gone.
    decide: ({ timer }) => timer && { type: 'fireTimer', wait: timer.wait },
  })
}
