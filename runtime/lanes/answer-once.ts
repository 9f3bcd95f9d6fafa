import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import { requestHash } from './request-hash.ts'

interface Once {
  readonly command: string
  readonly key: string
}

/** The answer a command gave when its idempotency key was used first; another request with the key is refused. */
export async function answeredBefore<Answer>(
  tx: Transaction,
  { command, key }: Once,
  request: unknown,
): Promise<Answer | undefined> {
  // Two callers with the same key wait for each other: the second finds the first's answer.
  await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  const [row] = await tx<{ request_hash: string; result: Answer }>`
    select request_hash, result from command_keys where command = ${command} and key = ${key}`
  if (row === undefined) return undefined
  if (row.request_hash === requestHash(request)) return row.result
  throw otherRequest(key)
}

export async function keepAnswer(
  tx: Transaction,
  { command, key }: Once,
  request: unknown,
  answer: object,
): Promise<void> {
  await tx`
    insert into command_keys (tenant_id, command, key, request_hash, result, created_at)
    values (${tx.tenant}, ${command}, ${key}, ${requestHash(request)}, ${JSON.stringify(answer)}::jsonb, now())`
}

export function otherRequest(key: string): RuntimeError {
  return new RuntimeError(
    'conflict',
    `Expected the idempotency key '${key}' with the request it was first used for, but found another request. Use a new key.`,
  )
}
