import type { Variables } from '../../engine/index.ts'
import type { Transaction } from '../database/port.ts'
import { longestChain } from '../lanes/chain.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { WorkerDeps } from '../workers/start-workers.ts'
import { type Delivery, deliverSignal } from './deliver.ts'
import { findReceivers } from './find-receivers.ts'
import { finishSignal } from './finish.ts'

interface SignalRow {
  readonly key: string
  readonly signal_name: string
  readonly variables: Variables
  readonly sender_key: string | null
  readonly depth: number
  readonly reached: string
  readonly spread: boolean
  readonly broadcast_at: string
}

/**
 * One page of a broadcast: writes a delivery row for each of the next waiting instances, and with the last page
 * for each start event, then delivers. Where it was stopped it goes on, and nobody is woken twice: a delivery
 * row goes away in the commit of the step it caused, and the page mark moves with the rows.
 */
export async function spreadSignal(
  deps: WorkerDeps,
  tenant: string,
  row: Pick<OutboxRow, 'key'>,
  pageSize = 500,
): Promise<void> {
  const page = await deps.database.transaction({ tenant }, (tx) => nextPage(deps, tx, row.key, pageSize))
  if (page === undefined) return
  const { signal, deliveries } = page
  if (signal.depth >= longestChain) {
    deps.log.warn({ signal: signal.key }, 'processes start each other for ever, nothing more is started')
  }
  await Promise.all(deliveries.map((delivery) => deliverSignal(deps, tenant, delivery, signal)))
  const isOver = await deps.database.transaction({ tenant }, (tx) => finishSignal(tx, signal.key))
  if (!isOver) deps.engine.signals.wake('outbox')
}

async function nextPage(deps: WorkerDeps, tx: Transaction, outboxKey: string, pageSize: number) {
  const [signal] = await tx<SignalRow>`
    select s.key, s.signal_name, s.variables, s.sender_key, s.depth, s.reached, s.spread, s.broadcast_at
    from outbox o join signals s on s.key = o.signal_key
    where o.key = ${outboxKey} for update of s`
  if (signal === undefined) return undefined
  if (signal.spread) return { signal, deliveries: [] }
  const { instances, starts } = await findReceivers(tx, signal, pageSize)
  const nextKey = await deps.engine.keys.reserve(instances.length + starts.length, tx)
  const deliveries: Delivery[] = [
    ...instances.map((instance) => ({
      key: nextKey(),
      kind: 'deliver-signal' as const,
      unique_key: `deliver-signal ${signal.key} ${instance}`,
      payload: { instance },
    })),
    ...starts.map(({ definition, element, trigger }) => ({
      key: nextKey(),
      kind: 'start-by-signal' as const,
      unique_key: `start-by-signal ${signal.key} ${definition} ${element}`,
      payload: { definition, element, trigger },
    })),
  ]
  await tx`
    insert into outbox (key, tenant_id, kind, unique_key, payload, signal_key, available_at)
    select r.key, ${tx.tenant}, r.kind, r.unique_key, r.payload, ${signal.key}, now() + interval '5 seconds'
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
      as r(key bigint, kind text, unique_key text, payload jsonb)`
  await tx`
    update signals set reached = ${instances.at(-1) ?? signal.reached}, spread = ${instances.length < pageSize}
    where key = ${signal.key}`
  return { signal, deliveries }
}
