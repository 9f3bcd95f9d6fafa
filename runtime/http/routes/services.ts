import { Hono } from 'hono'
import { z } from 'zod'
import { getServiceForm } from '../../services/get-service-form.ts'
import { listServices } from '../../services/list-services.ts'
import type { Env, HttpDeps } from '../deps.ts'
import { checkInput } from '../input.ts'

const processId = z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,199}$/)

/** What one may apply for: readable before sign-in. */
export const serviceRoutes = (deps: HttpDeps) =>
  new Hono<Env>()
    .get('/v2/services', async (c) => c.json(await listServices(deps)))
    .get('/v2/services/:processId/form', async (c) =>
      c.json(await getServiceForm(deps, checkInput(processId, c.req.param('processId')))),
    )
