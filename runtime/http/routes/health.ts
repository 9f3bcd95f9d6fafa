import { Hono } from 'hono'
import type { Env, HttpDeps } from '../deps.ts'

/** `/healthz`: the process lives. `/readyz`: it may take traffic, or why not. */
export const healthRoutes = (deps: Pick<HttpDeps, 'readiness'>): Hono<Env> =>
  new Hono<Env>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', (c) => {
      const { ready, reason } = deps.readiness()
      return ready
        ? c.json({ status: 'ready' })
        : c.json({ status: 'not-ready', reason: reason ?? 'starting' }, 503)
    })
