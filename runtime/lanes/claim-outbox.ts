import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import type { Slot } from './slot.ts'

/** Locks the outbox rows of the works; a work whose row is gone was carried out already. */
export async function claimOutbox(tx: Transaction, slots: readonly Slot[]): Promise<void> {
  const keys = outboxKeys(slots)
  if (keys.length === 0) return
  const rows = await tx<{ key: string }>`
    select key from outbox where key = any(${keys}::bigint[]) order by key for update`
  const taken = new Set(rows.map((row) => row.key))
  for (const slot of slots) {
    if (slot.work.outboxKey !== undefined && !taken.has(slot.work.outboxKey)) slot.done = true
  }
}

/** Removes the rows of works that were carried out or came too late; a start that was refused keeps its row. */
export async function releaseOutbox(tx: Transaction, slots: readonly Slot[]): Promise<void> {
  const over = slots.filter(({ work, outcome }) => work.kind === 'step' || !(outcome instanceof RuntimeError))
  const keys = outboxKeys(over)
  if (keys.length > 0) await tx`delete from outbox where key = any(${keys}::bigint[])`
}

function outboxKeys(slots: readonly Slot[]): string[] {
  return slots.flatMap(({ done, work }) => (done || work.outboxKey === undefined ? [] : [work.outboxKey]))
}
