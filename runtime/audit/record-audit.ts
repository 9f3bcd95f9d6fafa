import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'

/**
 * Writes one line of the audit log in the transaction of the act itself. `action` is a permission or act such
 * as `case:read` or `session:start`, `object` a key such as `instance/2251799813685249`; never content.
 */
export async function recordAudit(
  tx: Transaction,
  context: Pick<Context, 'actor' | 'requestId' | 'now'>,
  action: string,
  object: string,
): Promise<void> {
  await tx`
    insert into audit_log (tenant_id, at, actor_id, action, object, request_id)
    values (${tx.tenant}, ${context.now()}, ${context.actor.userId}, ${action}, ${object}, ${context.requestId})`
}
