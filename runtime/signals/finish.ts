import type { Transaction } from '../database/port.ts'

/** Takes away a broadcast whose deliveries are all done; answers whether there is nothing left to write for it. */
export async function finishSignal(tx: Transaction, signalKey: string): Promise<boolean> {
  const [signal] = await tx<{ spread: boolean; open: boolean }>`
    select s.spread,
      exists (select from outbox o where o.signal_key = s.key and o.kind <> 'broadcast-signal') as open
    from signals s where s.key = ${signalKey} for update of s`
  if (signal === undefined) return true
  if (!signal.spread) {
    await tx`update outbox set available_at = now() where signal_key = ${signalKey} and kind = 'broadcast-signal'`
    return false
  }
  if (!signal.open) {
    await tx`delete from outbox where signal_key = ${signalKey}`
    await tx`delete from signals where key = ${signalKey}`
  }
  return true
}
