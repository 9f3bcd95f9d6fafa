import { Hono } from 'hono'
import { RuntimeError } from '../errors.ts'
import { problemResponse, toProblem } from './problem.ts'
import { healthRoutes } from './routes/health.ts'
import { securityHeaders } from './security-headers.ts'

/** Answers while the service starts: health and readiness, 503 for the rest. */
export function startingApp(readiness: Parameters<typeof healthRoutes>[0]['readiness']): Hono {
  const app = new Hono()
  app.use(securityHeaders)
  app.route('/', healthRoutes({ readiness }))
  app.all('*', (c) => {
    const error = new RuntimeError(
      'unavailable',
      `Expected the service ready, but it is still starting (${readiness().reason ?? 'starting'}). Try again in a few seconds.`,
    )
    return problemResponse(toProblem(error, c.req.path, ''), { 'retry-after': '2' })
  })
  return app
}
