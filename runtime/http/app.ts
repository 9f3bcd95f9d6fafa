import { Hono } from 'hono'
import { RuntimeError } from '../errors.ts'
import { authenticate } from './authenticate.ts'
import { csrf } from './csrf.ts'
import type { Env, HttpDeps } from './deps.ts'
import { problemResponse, toProblem } from './problem.ts'
import { requestId } from './request-id.ts'
import { requireActor } from './require-actor.ts'
import { healthRoutes } from './routes/health.ts'
import { openApiRoutes } from './routes/openapi.ts'
import { pageRoutes } from './routes/pages.ts'
import { publicRoutes, signedInRoutes } from './routes/registry.ts'
import { securityHeaders } from './security-headers.ts'
import { withContext } from './with-context.ts'

/** Builds the whole HTTP surface from its dependencies; only `main.ts` listens. */
export function buildApp(deps: HttpDeps): Hono<Env> {
  const app = new Hono<Env>()
  app.use(requestId)
  app.use(securityHeaders)
  app.onError((error, c) => {
    const problem = toProblem(error, c.req.path, c.get('requestId'))
    if (problem.status === 500) deps.log.error(faultFields(error, c.get('requestId')), 'request failed')
    return problemResponse(problem, problem.status === 503 ? { 'retry-after': '2' } : {})
  })
  app.notFound((c) => {
    const error = new RuntimeError(
      'not-found',
      'Expected a known address, but found nothing there. Check it.',
    )
    return problemResponse(toProblem(error, c.req.path, c.get('requestId')))
  })
  app.route('/', healthRoutes(deps))
  app.route('/', openApiRoutes())
  app.use('/v2/*', csrf)
  app.use('/v2/*', authenticate(deps))
  app.use('/v2/*', withContext(deps))
  for (const routes of publicRoutes) app.route('/', routes(deps))
  app.use('/v2/*', requireActor)
  for (const routes of signedInRoutes) app.route('/', routes(deps))
  app.route('/', pageRoutes(deps))
  return app
}

/** Names and places only: a message may carry what somebody typed. */
function faultFields(error: unknown, id: string): Record<string, string> {
  if (!(error instanceof Error)) return { requestId: id, name: typeof error }
  const code = 'code' in error ? String(error.code) : ''
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? ''
  return { requestId: id, name: error.name, code, place: place.trim() }
}
