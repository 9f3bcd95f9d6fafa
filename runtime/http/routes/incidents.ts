import { Hono } from 'hono'
import { resolveIncident } from '../../incidents/resolve.ts'
import { getIncident, incidentSearchInput, searchIncidents } from '../../incidents/search.ts'
import type { Env } from '../deps.ts'
import { checkInput, readInput } from '../input.ts'
import { keySchema } from '../key.ts'

export const incidentRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/incidents/search', async (c) => {
      const input = await readInput(c, incidentSearchInput)
      return c.json(await searchIncidents(c.get('context'), input))
    })
    .get('/v2/incidents/:key', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      return c.json(await getIncident(c.get('context'), { key }))
    })
    .post('/v2/incidents/:key/resolution', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      await resolveIncident(c.get('context'), { key })
      return c.body(null, 204)
    })
