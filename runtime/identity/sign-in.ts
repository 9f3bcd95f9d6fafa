import { recordAudit } from '../audit/record-audit.ts'
import type { Database } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'
import type { Actor } from './actor.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { type FoundUser, toActor } from './found-user.ts'
import { verifyPassword } from './password.ts'
import { sessionEnd } from './resolve-session.ts'
import { hashSessionToken, newSessionToken } from './session-token.ts'

export interface SignInInput {
  readonly username: string
  readonly password: string
  /** Where the request came from, for the limit on wrong sign-ins. */
  readonly address: string
  /** Session the browser shows now: it ends, so that nobody can plant one (session fixation). */
  readonly previousToken?: string | undefined
}

interface SignInDeps {
  readonly database: Database
  readonly now: () => Date
  readonly requestId: string
}

/** Checks name and password of a person and starts a session with a new id. */
export async function signIn(deps: SignInDeps, input: SignInInput): Promise<{ actor: Actor; token: string }> {
  const actor = await checkCredentials(deps, input, 'user')
  const token = newSessionToken()
  const now = deps.now()
  await deps.database.transaction({ tenant: actor.tenantId }, async (tx) => {
    await forgetAttempts(tx, input)
    const previous = input.previousToken === undefined ? undefined : hashSessionToken(input.previousToken)
    if (previous) await tx`delete from sessions where id_hash = ${previous}`
    await tx`delete from sessions where expires_at <= ${now}`
    await tx`
      insert into sessions (id_hash, tenant_id, user_id, created_at, last_seen_at, expires_at)
      values (${hashSessionToken(token)}, ${actor.tenantId}, ${actor.userId}, ${now}, ${now}, ${sessionEnd(now)})`
    await recordAudit(tx, { ...deps, actor }, 'session:start', `user/${actor.userId}`)
  })
  return { actor, token }
}

/** The same answer for an unknown name, a wrong password, a disabled account and one of another kind. */
export async function checkCredentials(
  deps: Pick<SignInDeps, 'database' | 'now'>,
  input: Pick<SignInInput, 'username' | 'password' | 'address'>,
  kind: 'user' | 'client',
): Promise<Actor> {
  await countAttempt(deps.database, deps.now(), input)
  const found = await findUser(deps.database, input.username)
  const usable = found && !found.disabled && found.kind === kind ? found : undefined
  const right = await verifyPassword(input.password, usable?.password_hash ?? null)
  if (usable && right) return toActor(usable)
  throw new RuntimeError(
    'unauthenticated',
    'Expected a known user name with its password, but they do not fit. Check both and try again.',
  )
}

export interface UserWithPassword extends FoundUser {
  readonly password_hash: string | null
  readonly disabled: boolean
}

export async function findUser(database: Database, username: string): Promise<UserWithPassword | undefined> {
  const [user] = await database.transaction(
    { tenant: null },
    (tx) => tx<UserWithPassword>`select * from show_user(${username})`,
  )
  return user
}
