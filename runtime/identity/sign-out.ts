import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import { hashSessionToken } from './session-token.ts'

/** Ends the session the request shows. */
export async function signOut(context: SessionContext, token: string): Promise<void> {
  const idHash = hashSessionToken(token)
  if (!idHash) return
  const { actor, database } = context
  await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    await tx`delete from sessions where id_hash = ${idHash}`
    await recordAudit(tx, context, 'session:end', `user/${actor.userId}`)
  })
}

type SessionContext = Pick<Context, 'actor' | 'database' | 'requestId' | 'now'>
