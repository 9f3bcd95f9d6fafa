import type { Database } from '../database/port.ts'
import type { Actor } from './actor.ts'
import { type FoundUser, toActor } from './found-user.ts'
import { absoluteLimitMs, hashSessionToken, idleLimitMs } from './session-token.ts'

interface FoundSession extends FoundUser {
  readonly last_seen_at: string
  readonly expires_at: string
}

/** Being seen is noted this often, so that reading does not become writing. */
const noteEveryMs = 60_000

/** Who holds the session; null when it is unknown, revoked, idle for too long or over. Being asked is use, unless said otherwise. */
export async function resolveSession(
  deps: { readonly database: Database; readonly now: () => Date },
  token: string,
  { isUse = true }: { readonly isUse?: boolean } = {},
): Promise<Actor | null> {
  const idHash = hashSessionToken(token)
  if (!idHash) return null
  const now = deps.now()
  return deps.database.transaction({ tenant: null }, async (tx) => {
    const [session] = await tx<FoundSession>`select * from show_session(${idHash})`
    if (!session) return null
    const idle = now.getTime() - Date.parse(session.last_seen_at)
    if (idle > idleLimitMs || now.getTime() >= Date.parse(session.expires_at)) {
      await tx`delete from sessions where id_hash = ${idHash}`
      return null
    }
    if (isUse && idle > noteEveryMs)
      await tx`update sessions set last_seen_at = ${now} where id_hash = ${idHash}`
    return toActor(session)
  })
}

/** When a session that starts now ends in any case. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + absoluteLimitMs)
}
