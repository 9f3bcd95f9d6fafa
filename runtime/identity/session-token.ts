import { createHash, randomBytes } from 'node:crypto'

/** Cookie with the session id; the prefix binds it to this host, https and the whole site (RFC 6265bis 4.1.3). */
export const sessionCookie = '__Host-laufzettel'

/** A session ends after an hour without a request, and ten hours after sign-in in any case (ASVS 7.3). */
export const idleLimitMs = 60 * 60_000
export const absoluteLimitMs = 10 * 60 * 60_000

/** 256 random bits: the id says nothing and cannot be guessed. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database stores. Undefined when the text cannot be a session id. */
export function hashSessionToken(token: string): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined
  return createHash('sha256').update(token).digest()
}
