import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { RuntimeError } from '../../errors.ts'
import type { Actor } from '../../identity/actor.ts'
import { sessionCookie } from '../../identity/session-token.ts'
import { signIn } from '../../identity/sign-in.ts'
import { signOut } from '../../identity/sign-out.ts'
import { tenantName } from '../../identity/tenant-name.ts'
import type { Env, HttpDeps } from '../deps.ts'
import { readInput } from '../input.ts'
import { remoteAddress } from '../remote-address.ts'

const signInInput = z.strictObject({
  username: z.string().trim().toLowerCase().min(1).max(64),
  password: z.string().min(1).max(1_000),
})

const cookie = { secure: true, httpOnly: true, sameSite: 'Lax', path: '/' } as const

type SessionDeps = Pick<HttpDeps, 'database' | 'now' | 'demo'>

/** Sign-in, who am I, sign-out. Mounted before `requireActor`, behind `csrf` and `authenticate`. */
export const sessionRoutes = (deps: SessionDeps): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/session', async (c) => {
      const input = await readInput(c, signInInput, { limit: 10_000 })
      const { actor, token } = await signIn(
        { ...deps, requestId: c.get('requestId') },
        { ...input, address: remoteAddress(c), previousToken: getCookie(c, sessionCookie) },
      )
      setCookie(c, sessionCookie, token, cookie)
      return c.json({ user: await toMe(deps, actor) })
    })
    .get('/v2/session', async (c) => c.json({ user: await toMe(deps, signedIn(c.get('actor'))) }))
    .delete('/v2/session', async (c) => {
      const token = getCookie(c, sessionCookie)
      const actor: Actor | undefined = c.get('actor')
      if (token !== undefined && actor)
        await signOut({ ...deps, requestId: c.get('requestId'), actor }, token)
      deleteCookie(c, sessionCookie, cookie)
      return c.body(null, 204)
    })

function signedIn(actor: Actor | undefined): Actor {
  if (actor) return actor
  throw new RuntimeError(
    'unauthenticated',
    'Expected somebody signed in, but found no session. Sign in first.',
  )
}

async function toMe(deps: SessionDeps, { userId, username, name, tenantId, roles }: Actor) {
  return {
    userId,
    username,
    name,
    tenantId,
    tenantName: await tenantName(deps.database, tenantId),
    roles,
    demo: deps.demo,
  }
}
