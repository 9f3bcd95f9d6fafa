import type { Variables } from '../../engine/index.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { deliverMessage } from './deliver.ts'

export interface PublishMessageInput {
  readonly name: string
  /** '' for a message that only starts processes. */
  readonly correlationKey: string
  /** How long it waits for somebody who wants it, in milliseconds. */
  readonly timeToLiveMs: number
  /** While a message with this id lives, another is refused. */
  readonly messageId?: string
  readonly variables?: Variables
  /** How many starts by message or signal lead to it without a wait between; of a message a model sends. */
  readonly depth?: number
}

/** Publishes a message: it reaches each process that waits for it once, now or while it lives. */
export async function publishMessage(
  context: Context,
  input: PublishMessageInput,
): Promise<{ readonly key: string; readonly instanceKeys: readonly string[] }> {
  requirePermission(context.actor, 'message:publish')
  const { actor, database, engine } = context
  const key = await engine.keys.one()
  const { name, correlationKey, timeToLiveMs, messageId = null, variables = {}, depth = 0 } = input
  await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    await tx`delete from messages where message_name = ${name} and expires_at <= now()`
    const [row] = await tx`
      insert into messages (key, tenant_id, message_name, correlation_key, message_id, variables, delivered_to,
        published_at, expires_at, depth)
      values (${key}, ${tx.tenant}, ${name}, ${correlationKey}, ${messageId}, ${JSON.stringify(variables)}::jsonb, '{}',
        now(), now() + ${Math.max(timeToLiveMs, 30_000)}::bigint * interval '1 millisecond', ${depth})
      on conflict do nothing
      returning key`
    if (row === undefined) {
      throw new RuntimeError(
        'conflict',
        `Expected a new message id for message '${name}', but '${messageId}' was published already. Nothing was published.`,
      )
    }
    await recordAudit(tx, context, 'message:publish', `message/${key}`)
  })
  const instanceKeys = await deliverMessage(context, key)
  // A message without a time to live is for whoever waits now.
  if (timeToLiveMs <= 0) {
    await database.transaction(
      { tenant: actor.tenantId },
      (tx) => tx`delete from messages where key = ${key}`,
    )
  }
  return { key, instanceKeys }
}
