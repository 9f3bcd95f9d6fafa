import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database } from '../database/port.ts'
import type { Actor } from './actor.ts'
import { forgetAttempts } from './attempts.ts'
import { toActor } from './found-user.ts'
import { checkCredentials, findUser } from './sign-in.ts'

interface Credentials {
  readonly username: string
  readonly password: string
}

/** Reads `Basic base64(name:password)` (RFC 7617); undefined when the header has another form. */
export function parseBasic(header: string): Credentials | undefined {
  const encoded = /^basic ([A-Za-z0-9+/]+=*)$/i.exec(header)?.[1]
  if (!encoded) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 1 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) }
}

/**
 * Answers who a machine client is. A password found right is remembered in memory as a keyed hash, bound to
 * the stored hash: the slow check runs once, yet a new password, role or disabled account counts at once.
 */
export function createBasicResolver(deps: { readonly database: Database; readonly now: () => Date }) {
  const secret = randomBytes(32)
  const right = new Map<string, Buffer>()
  return async (credentials: Credentials, address: string): Promise<Actor> => {
    const user = await findUser(deps.database, credentials.username)
    const proof = createHmac('sha256', secret)
      .update(JSON.stringify([credentials.username, credentials.password, user?.password_hash ?? null]))
      .digest()
    const known = right.get(credentials.username)
    if (user && known && user.kind === 'client' && !user.disabled && timingSafeEqual(known, proof))
      return toActor(user)
    const actor = await checkCredentials(deps, { ...credentials, address }, 'client')
    await deps.database.transaction({ tenant: actor.tenantId }, (tx) =>
      forgetAttempts(tx, { ...credentials, address }),
    )
    right.set(credentials.username, proof)
    return actor
  }
}
