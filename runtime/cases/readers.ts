import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'

export interface Reader {
  readonly id: string
  readonly at: string
  readonly who: string
  readonly purpose: 'case:read' | 'task:read'
}

/**
 * Records that the actor looked at a case. One look is one line: a page that fetches again within ten
 * minutes because something changed does not count as another look.
 */
export async function recordReading(
  tx: Transaction,
  context: Context,
  purpose: Reader['purpose'],
  instanceKey: string,
): Promise<void> {
  const object = `case/${instanceKey}`
  const since = new Date(context.now().getTime() - 10 * 60_000)
  const [recent] = await tx`
    select 1 from audit_log
    where object = ${object} and action = ${purpose} and actor_id = ${context.actor.userId} and at > ${since}
    limit 1`
  if (!recent) await recordAudit(tx, context, purpose, object)
}

/** Who looked at the case, newest first. */
export function listReaders(tx: Transaction, instanceKey: string): Promise<Reader[]> {
  return tx<Reader>`
    select a.id::text as id, a.at, coalesce(u.name, a.actor_id) as who, a.action as purpose
    from audit_log a left join users u on u.id = a.actor_id
    where a.object = ${`case/${instanceKey}`} and a.action in ('case:read', 'task:read')
    order by a.at desc, a.id desc limit 50`
}
