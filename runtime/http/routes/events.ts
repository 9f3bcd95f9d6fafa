import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Env, HttpDeps } from '../deps.ts'

const keepAliveMs = 20_000

/** Server-sent events of the actor's tenant: hints to fetch afresh, never content. */
export const eventRoutes = (deps: HttpDeps): Hono<Env> =>
  new Hono<Env>().get('/v2/events', (c) => {
    const { tenantId } = c.get('actor')
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      const stop = deps.engine.events.subscribe(({ tenant, event, key, change }) => {
        if (tenant !== tenantId) return
        // A browser that has gone is noticed by `aborted`; what it misses it fetches when it comes back.
        void stream.writeSSE({ event, data: JSON.stringify({ key, change }) }).catch(() => stream.abort())
      })
      stream.onAbort(stop)
      await stream.writeSSE({ event: 'hello', data: '{}' })
      while (!stream.aborted && !stream.closed) {
        await stream.sleep(keepAliveMs)
        if (!stream.aborted) await stream.write(': \n\n')
      }
      stop()
    })
  })
