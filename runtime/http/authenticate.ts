import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { RuntimeError } from '../errors.ts'
import { createBasicResolver, parseBasic } from '../identity/resolve-basic.ts'
import { resolveSession } from '../identity/resolve-session.ts'
import { sessionCookie } from '../identity/session-token.ts'
import type { Env, HttpDeps } from './deps.ts'
import { remoteAddress } from './remote-address.ts'

/**
 * Finds out who acts: machine clients by Basic, people by the session cookie. Sets `actor` when known and
 * leaves it unset otherwise; `requireActor` refuses. Wrong Basic credentials are refused at once.
 */
export function authenticate(
  deps: Pick<HttpDeps, 'database' | 'now' | 'basicAllowed'>,
): MiddlewareHandler<Env> {
  const resolveBasic = createBasicResolver(deps)
  return async (c, next) => {
    const header = c.req.header('authorization')
    const token = getCookie(c, sessionCookie)
    if (header !== undefined) {
      if (!deps.basicAllowed) throw refused('over TLS or on this machine')
      const credentials = parseBasic(header)
      if (!credentials) throw refused('of the form Basic base64(name:password)')
      c.set('actor', await resolveBasic(credentials, remoteAddress(c)))
    } else if (token !== undefined) {
      const actor = await resolveSession(deps, token)
      if (actor) c.set('actor', actor)
    }
    await next()
  }
}

function refused(expected: string): RuntimeError {
  return new RuntimeError(
    'unauthenticated',
    `Expected an Authorization header ${expected}, but found something else.`,
  )
}
