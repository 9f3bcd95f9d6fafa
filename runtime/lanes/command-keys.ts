import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import { otherRequest } from './answer-once.ts'
import type { Slot } from './slot.ts'
import type { Answer } from './work.ts'

/** Answers works whose idempotency key was used before: the same request gets the first answer, another is refused. */
export async function findAnswers(tx: Transaction, slots: readonly Slot[]): Promise<void> {
  const keyed = slots.filter((slot) => slot.work.once !== undefined)
  if (keyed.length === 0) return
  const keys = keyed.map((slot) => slot.work.once?.key ?? '')
  // Two lanes with the same key wait for each other: the second finds the first's answer.
  await tx`
    select pg_advisory_xact_lock(hashtextextended(k, 0))
    from (select distinct k from unnest(${keys}::text[]) as k order by k) as keys`
  const rows = await tx<{ command: string; key: string; request_hash: string; result: Answer }>`
    select command, key, request_hash, result from command_keys where key = any(${keys}::text[])`
  const known = new Map(rows.map((row) => [`${row.command} ${row.key}`, row]))
  const seen = new Set<string>()
  for (const slot of keyed) {
    const { command, key, requestHash } = slot.work.once ?? { command: '', key: '', requestHash: '' }
    const row = known.get(`${command} ${key}`)
    // Twice in one batch: refused here, so that the lane runs it again by itself and finds the answer.
    if (row === undefined && seen.has(`${command} ${key}`))
      throw new Error('Idempotency key twice in one batch.')
    seen.add(`${command} ${key}`)
    if (row === undefined) continue
    slot.done = true
    slot.outcome = row.request_hash === requestHash ? { ...row.result, moved: false } : otherRequest(key)
  }
}

export async function keepAnswers(tx: Transaction, slots: readonly Slot[], at: string): Promise<void> {
  const rows = slots.flatMap(({ done, work, outcome }) => {
    if (done || work.once === undefined || outcome === undefined || outcome instanceof RuntimeError) return []
    const { command, key, requestHash } = work.once
    return [{ command, key, request_hash: requestHash, result: outcome }]
  })
  if (rows.length === 0) return
  await tx`
    insert into command_keys (tenant_id, command, key, request_hash, result, created_at)
    select ${tx.tenant}, r.command, r.key, r.request_hash, r.result, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(command text, key text, request_hash text, result jsonb)`
}
