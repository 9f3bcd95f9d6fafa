import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { streamSSE } from 'hono/streaming'
import { maySeeHint } from '../../events/may-see-hint.ts'
import { resolveSession } from '../../identity/resolve-session.ts'
import { sessionCookie } from '../../identity/session-token.ts'
import type { Env, HttpDeps } from '../deps.ts'

const defaultKeepAliveMs = 20_000

/** Server-sent events of the actor's tenant: hints to fetch afresh, never content. They end with the session. */
export const eventRoutes = (deps: HttpDeps): Hono<Env> =>
  new Hono<Env>().get('/v2/events', (c) => {
    let actor = c.get('actor')
    const token = actor.kind === 'user' ? getCookie(c, sessionCookie) : undefined
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      const stop = deps.engine.events.subscribe((hint) => {
        if (!maySeeHint(actor, hint)) return
        const { event, key, change } = hint
        // A browser that has gone is noticed by `aborted`; what it misses it fetches when it comes back.
        void stream.writeSSE({ event, data: JSON.stringify({ key, change }) }).catch(() => stream.abort())
      })
      stream.onAbort(stop)
      try {
        await stream.writeSSE({ event: 'hello', data: '{}' })
        while (!stream.aborted && !stream.closed) {
          await stream.sleep(deps.keepAliveMs ?? defaultKeepAliveMs)
          if (stream.aborted) break
          if (token !== undefined) {
            // An open page is no use of the session: it ends idle all the same.
            const present = await resolveSession(deps, token, { isUse: false })
            if (present === null) break
            actor = present
          }
          if (!stream.aborted) await stream.write(': \n\n')
        }
      } finally {
        stop()
      }
    })
  })
