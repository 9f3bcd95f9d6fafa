import type { MiddlewareHandler } from 'hono'
import type { Actor } from '../identity/actor.ts'
import type { Env, HttpDeps } from './deps.ts'

/** Gives signed-in requests the first argument of every verb. */
export const withContext =
  (deps: HttpDeps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const actor: Actor | undefined = c.get('actor')
    if (actor !== undefined) {
      const { database, engine, now } = deps
      c.set('context', { database, engine, now, actor, requestId: c.get('requestId') })
    }
    await next()
  }
