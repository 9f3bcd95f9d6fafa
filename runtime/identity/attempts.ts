import { createHash } from 'node:crypto'
import type { Database, Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'

const windowMs = 15 * 60_000
/** One place guessing one account is stopped early; many places guessing it, later, so that nobody locks out others cheaply. */
const limits = { fromAddress: 10, fromAnywhere: 100 }

interface Attempt {
  readonly username: string
  readonly address: string
}

/** Counts the attempt before the password is looked at, so that parallel guesses are counted too. */
export async function countAttempt(database: Database, now: Date, attempt: Attempt): Promise<void> {
  const blockedUntil = await database.transaction({ tenant: null }, async (tx) => {
    await tx`delete from sign_in_attempts where window_ends_at <= ${now}`
    const one = await increment(tx, now, addressKey(attempt))
    const all = await increment(tx, now, accountKey(attempt))
    if (one.attempts > limits.fromAddress) return one.window_ends_at
    return all.attempts > limits.fromAnywhere ? all.window_ends_at : undefined
  })
  if (blockedUntil === undefined) return
  const minutes = Math.ceil((Date.parse(blockedUntil) - now.getTime()) / 60_000)
  throw new RuntimeError(
    'too-many-requests',
    `Expected at most ${limits.fromAddress} wrong sign-ins in 15 minutes, but there were more. Wait ${minutes} minutes, then try again.`,
  )
}

/** A right password takes its own attempt back; the wrong ones before it stay counted over all addresses. */
export async function forgetAttempts(tx: Transaction, attempt: Attempt): Promise<void> {
  await tx`delete from sign_in_attempts where key_hash = ${addressKey(attempt)}`
  await tx`update sign_in_attempts set attempts = attempts - 1 where key_hash = ${accountKey(attempt)}`
}

async function increment(tx: Transaction, now: Date, key: Buffer) {
  const [row] = await tx<{ attempts: number; window_ends_at: string }>`
    insert into sign_in_attempts as a (key_hash, attempts, window_ends_at)
    values (${key}, 1, ${new Date(now.getTime() + windowMs)})
    on conflict on constraint sign_in_attempts_pk do update set attempts = a.attempts + 1
    returning attempts, window_ends_at`
  if (!row) throw new Error('Expected the counted attempt back from the database, but found none.')
  return row
}

function addressKey({ username, address }: Attempt): Buffer {
  return createHash('sha256').update(`${username}\n${address}`).digest()
}

function accountKey({ username }: Attempt): Buffer {
  return createHash('sha256').update(username).digest()
}
