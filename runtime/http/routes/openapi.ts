import { Hono } from 'hono'
import type { Env } from '../deps.ts'
import { openApiDocument } from '../openapi.ts'

/** The API's description, generated from the schemas the routes check with. */
export const openApiRoutes = (): Hono<Env> =>
  new Hono<Env>().get('/v2/openapi.json', (c) => c.json(openApiDocument()))
