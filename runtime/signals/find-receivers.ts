import type { Transaction } from '../database/port.ts'
import { longestChain } from '../lanes/chain.ts'

interface Broadcast {
  readonly signal_name: string
  readonly sender_key: string | null
  readonly reached: string
  readonly depth: number
  readonly broadcast_at: string
}

/** A start event of a process definition; `trigger` says which, when it has several. */
export interface SignalStart {
  readonly definition: string
  readonly element: string
  readonly trigger: number
}

interface Receivers {
  /** Keys of instances that wait, in order, after those reached already. */
  readonly instances: readonly string[]
  /** Start events; only once no waiting instance is left, so that what they start is not woken by the same signal. */
  readonly starts: readonly SignalStart[]
}

/** Who gets a signal next: instances of the tenant that waited when it was broadcast, then start events. */
export async function findReceivers(tx: Transaction, signal: Broadcast, most: number): Promise<Receivers> {
  const rows = await tx<{ instance_key: string }>`
    select distinct instance_key from signal_subscriptions
    where tenant_id = ${tx.tenant} and signal_name = ${signal.signal_name} and instance_key > ${signal.reached}
      and opened_at <= ${signal.broadcast_at} and instance_key is distinct from ${signal.sender_key}::bigint
    order by instance_key limit ${most}`
  const instances = rows.map((row) => row.instance_key)
  const isLast = instances.length < most && signal.depth < longestChain
  return { instances, starts: isLast ? await findStarts(tx, signal.signal_name) : [] }
}

/** Signal start events of the newest versions; a process of the office hides the shared one of the same id. */
function findStarts(tx: Transaction, name: string) {
  return tx<SignalStart>`
    select distinct on (s.process_id, s.element_id) s.process_definition_key as definition, s.element_id as element,
      s.definition as trigger
    from start_subscriptions s
    where s.kind = 'signal' and s.signal_name = ${name}
      and (s.tenant_id = ${tx.tenant} or not exists (
        select from process_definitions p where p.tenant_id = ${tx.tenant} and p.process_id = s.process_id))
    order by s.process_id, s.element_id, s.definition`
}
