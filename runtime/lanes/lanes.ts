import type { Database } from '../database/port.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'
import { RuntimeError } from '../errors.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { Signals } from '../workers/signals.ts'
import type { BatchRows } from './batch-rows.ts'
import type { Keys } from './keys.ts'
import { type BatchResult, runBatch } from './run-batch.ts'
import { spreadHints } from './spread-hints.ts'
import type { Answer, Work } from './work.ts'

/**
 * Group commit: works of one tenant wait in its queue; a lane takes everything queued up to a limit and
 * commits it as one transaction. Alone, a work has the latency of one transaction; under load the batch grows.
 */
export interface Lanes {
  /** Resolves after the commit; `undefined` when nothing had to be done. Rejects with a `RuntimeError` when refused. */
  submit(work: Work): Promise<Answer | undefined>
  /** Called after each commit with the rows it wrote. */
  onCommit(handler: CommitHandler): void
  /** Refuses new work and waits for what is queued. */
  drain(): Promise<void>
}

type CommitHandler = (tenant: string, rows: BatchRows) => void

export interface LaneOptions {
  readonly database: Database
  readonly now: () => Date
  readonly keys: Keys
  readonly definitions: DefinitionCache
  readonly events: EventHub
  readonly signals: Signals
  /** Most works per transaction. */
  readonly batchSize?: number
  /** Transactions of one tenant at the same time. */
  readonly lanesPerTenant?: number
}

interface Item {
  readonly work: Work
  resolve(answer: Answer | undefined): void
  reject(error: unknown): void
}

interface Queue {
  readonly items: Item[]
  running: number
}

export function createLanes(options: LaneOptions): Lanes {
  const { database, batchSize = 100, lanesPerTenant = 2 } = options
  const queues = new Map<string, Queue>()
  let onCommit: CommitHandler = () => undefined
  let closing = false

  const commit = (tenant: string, items: readonly Item[]): Promise<BatchResult> => {
    const works = items.map((item) => item.work)
    return database.transaction({ tenant }, (tx) => runBatch(tx, options, works))
  }

  const settle = (tenant: string, items: readonly Item[], { outcomes, rows }: BatchResult): void => {
    for (const [index, item] of items.entries()) {
      const outcome = outcomes[index]
      if (outcome instanceof RuntimeError) item.reject(outcome)
      else item.resolve(outcome)
    }
    spreadHints(options, tenant, rows)
    onCommit(tenant, rows)
  }

  /**
   * A statement that fails takes its whole batch down, so the works are tried again one by one. What comes after
   * the commit stands outside: its failure must not run a committed work again.
   */
  const run = async (tenant: string, items: readonly Item[]): Promise<void> => {
    let result: BatchResult
    try {
      result = await commit(tenant, items)
    } catch (error) {
      const isDown = error instanceof RuntimeError && error.code === 'unavailable'
      if (items.length === 1 || isDown) for (const item of items) item.reject(error)
      else for (const item of items) await run(tenant, [item])
      return
    }
    settle(tenant, items, result)
  }

  const pump = (tenant: string, queue: Queue): void => {
    while (queue.items.length > 0 && queue.running < lanesPerTenant) {
      const items = queue.items.splice(0, batchSize)
      queue.running += 1
      void run(tenant, items).finally(() => {
        queue.running -= 1
        if (queue.items.length > 0) pump(tenant, queue)
        else if (queue.running === 0) queues.delete(tenant)
      })
    }
  }

  return {
    submit(work) {
      if (closing) {
        return Promise.reject(
          new RuntimeError(
            'unavailable',
            'Expected a running service, but it is stopping. Try again in a moment.',
          ),
        )
      }
      const tenant = work.actor.tenantId
      const queue = queues.get(tenant) ?? { items: [], running: 0 }
      queues.set(tenant, queue)
      return new Promise((resolve, reject) => {
        queue.items.push({ work, resolve, reject })
        // One turn later, so that works submitted together travel together.
        if (queue.items.length === 1) setImmediate(() => pump(tenant, queue))
      })
    },
    onCommit(handler) {
      onCommit = handler
    },
    async drain() {
      closing = true
      while (queues.size > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    },
  }
}
