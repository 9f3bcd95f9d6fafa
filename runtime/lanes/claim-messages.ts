import type { Transaction } from '../database/port.ts'
import type { Slot } from './slot.ts'
import type { Work } from './work.ts'

type Delivery = Work['message']

/** Keeps that a message reaches each process once, whoever delivers it. */
export interface MessageClaims {
  /** True when there is no message, or it has not reached the process yet; then it counts as delivered. */
  take(delivery: Delivery): boolean
  giveBack(delivery: Delivery): void
  write(tx: Transaction): Promise<void>
}

export async function claimMessages(tx: Transaction, slots: readonly Slot[]): Promise<MessageClaims> {
  const keys = slots.flatMap(({ done, work }) =>
    done || work.message === undefined ? [] : [work.message.key],
  )
  const rows =
    keys.length === 0
      ? []
      : await tx<{ key: string; delivered_to: string[] }>`
          select key, delivered_to from messages where key = any(${keys}::bigint[]) order by key for update`
  const delivered = new Map(rows.map((row) => [row.key, new Set(row.delivered_to)]))
  const changed = new Set<string>()
  return {
    take(delivery) {
      if (delivery === undefined) return true
      const processes = delivered.get(delivery.key)
      if (processes === undefined || processes.has(delivery.processId)) return false
      processes.add(delivery.processId)
      changed.add(delivery.key)
      return true
    },
    giveBack(delivery) {
      if (delivery !== undefined) delivered.get(delivery.key)?.delete(delivery.processId)
    },
    async write(tx) {
      if (changed.size === 0) return
      const rows = [...changed].map((key) => ({ key, delivered_to: [...(delivered.get(key) ?? [])] }))
      await tx`
        update messages m set delivered_to = r.delivered_to
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key bigint, delivered_to text[])
        where m.key = r.key`
    },
  }
}
