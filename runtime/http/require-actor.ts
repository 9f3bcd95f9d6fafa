import type { MiddlewareHandler } from 'hono'
import { RuntimeError } from '../errors.ts'
import type { Env } from './deps.ts'

/** Refuses whoever is not signed in. Routes behind it may rely on `c.get('context')`. */
export const requireActor: MiddlewareHandler<Env> = async (c, next) => {
  if (c.get('actor') === undefined) {
    throw new RuntimeError(
      'unauthenticated',
      'Expected somebody signed in, but found no session. Sign in first.',
    )
  }
  await next()
}
