import type { Variables } from '../../engine/index.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { answeredBefore, keepAnswer } from '../lanes/answer-once.ts'

export interface BroadcastSignalInput {
  readonly name: string
  readonly variables: Variables
  /** The same key with the same request answers the first broadcast instead of making another. */
  readonly idempotencyKey?: string
}

/**
 * Broadcasts a signal in the actor's tenant: every instance that waits for it goes on, every signal start event of
 * the newest versions starts one (BPMN 2.0.2 § 10.5.5). Answers once it is stored; it is spread after the commit.
 */
export async function broadcastSignal(
  context: Context,
  input: BroadcastSignalInput,
): Promise<{ readonly key: string }> {
  const { actor, database, engine } = context
  requirePermission(actor, 'signal:broadcast')
  const { name, variables, idempotencyKey } = input
  const once = idempotencyKey === undefined ? undefined : { command: 'broadcast-signal', key: idempotencyKey }
  const nextKey = await engine.keys.reserve(2)
  const answer = await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const request = [name, variables]
    const known = once && (await answeredBefore<{ key: string }>(tx, once, request))
    if (known) return known
    const key = nextKey()
    await tx`
      insert into signals (key, tenant_id, signal_name, variables)
      values (${key}, ${tx.tenant}, ${name}, ${JSON.stringify(variables)}::jsonb)`
    await tx`
      insert into outbox (key, tenant_id, kind, unique_key, payload, signal_key, available_at)
      values (${nextKey()}, ${tx.tenant}, 'broadcast-signal', ${`broadcast-signal ${key}`}, '{}'::jsonb, ${key}, now())`
    await recordAudit(tx, context, 'signal:broadcast', `signal/${key}`)
    if (once) await keepAnswer(tx, once, request, { key })
    return { key }
  })
  engine.signals.wake('outbox')
  return answer
}
