import type { Context } from '../context.ts'
import { deliverMessage } from './deliver.ts'

/** Delivers living messages somebody began to wait for after they were published, and drops expired ones. */
export async function offerBuffered(context: Context): Promise<number> {
  const { actor, database } = context
  const keys = await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    await tx`delete from messages where expires_at <= now()`
    return tx<{ key: string }>`
      select distinct m.key from messages m
      join message_subscriptions s on s.tenant_id = m.tenant_id and s.message_name = m.message_name
        and s.correlation_key = m.correlation_key
      where m.expires_at > now() and s.process_id <> all(m.delivered_to)
      order by m.key limit 500`
  })
  for (const { key } of keys) await deliverMessage(context, key)
  return keys.length
}
