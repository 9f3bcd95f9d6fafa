import type { Variables } from '../../engine/index.ts'
import { RuntimeError } from '../errors.ts'
import type { OutboxPayload } from '../lanes/batch-rows.ts'
import type { Work } from '../lanes/work.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { systemActor } from '../system-context.ts'
import type { WorkerDeps } from '../workers/start-workers.ts'
import { finishSignal } from './finish.ts'

/** One receiver of a broadcast, as its outbox row tells it. */
export interface Delivery {
  readonly key: string
  readonly kind: 'deliver-signal' | 'start-by-signal'
  readonly unique_key: string
  readonly payload: OutboxPayload
}

interface Signal {
  readonly key: string
  readonly signal_name: string
  readonly variables: Variables
  /** How many starts by signal lead to this broadcast without a wait between. */
  readonly depth: number
}

/** Wakes one instance, or starts one; a failure leaves the row for a later try. */
export async function deliverSignal(
  deps: WorkerDeps,
  tenant: string,
  delivery: Pick<Delivery, 'key' | 'kind' | 'payload'>,
  signal: Signal,
): Promise<void> {
  try {
    await deps.engine.lanes.submit(toWork(tenant, delivery, signal))
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error
    if (error.code === 'unavailable') return
    // The instance has ended, or the process cannot be started any more: there is nobody left to tell.
    await deps.database.transaction({ tenant }, (tx) => tx`delete from outbox where key = ${delivery.key}`)
    deps.log.warn({ outbox: delivery.key, kind: delivery.kind, code: error.code }, 'signal came too late')
  }
}

/** A delivery another node left behind. */
export async function deliverLater(deps: WorkerDeps, tenant: string, row: OutboxRow): Promise<void> {
  if (row.kind !== 'deliver-signal' && row.kind !== 'start-by-signal') return
  const [signal] = await deps.database.transaction(
    { tenant },
    (tx) => tx<Signal>`
      select s.key, s.signal_name, s.variables, s.depth from outbox o join signals s on s.key = o.signal_key
      where o.key = ${row.key}`,
  )
  if (signal === undefined) return
  await deliverSignal(deps, tenant, { ...row, kind: row.kind }, signal)
  await deps.database.transaction({ tenant }, (tx) => finishSignal(tx, signal.key))
}

function toWork(
  tenant: string,
  { key, kind, payload }: Pick<Delivery, 'key' | 'kind' | 'payload'>,
  { signal_name: name, variables, depth }: Signal,
): Work {
  const common = { actor: systemActor(tenant), outboxKey: key }
  if (kind === 'start-by-signal') {
    return {
      ...common,
      kind: 'start',
      process: { key: String(payload.definition) },
      startElement: String(payload.element),
      definition: Number(payload.trigger),
      chain: depth,
      variables,
    }
  }
  return {
    ...common,
    kind: 'step',
    target: { type: 'instance', key: String(payload.instance) },
    decide: () => ({ type: 'broadcastSignal', name, variables }),
  }
}
