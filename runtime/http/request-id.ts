import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Env } from './deps.ts'

/** Gives every request an id of our own; one that a client sends is not trusted. */
export const requestId: MiddlewareHandler<Env> = async (c, next) => {
  const id = randomUUID()
  c.set('requestId', id)
  await next()
  c.res.headers.set('x-request-id', id)
}
