import { Hono } from 'hono'
import { z } from 'zod'
import { getProcedureDiagram } from '../../cockpit-figures/get-diagram.ts'
import { getProcedureReport } from '../../cockpit-figures/get-procedure.ts'
import { listIncidents } from '../../cockpit-figures/list-incidents.ts'
import { listProcedureFigures } from '../../cockpit-figures/list-procedures.ts'
import type { Env, HttpDeps } from '../deps.ts'
import { checkInput } from '../input.ts'

const processId = z.string().min(1).max(128)
const version = z.coerce.number().int().min(1).max(1_000_000).optional()
const period = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
const procedureQuery = period.extend({ tenant: z.string().max(63).optional(), version })

/** Figures and incidents (docs/http-api.md § Cockpit). Numbers below five never leave the server. */
export const cockpitRoutes = (_deps: HttpDeps): Hono<Env> =>
  new Hono<Env>()
    .get('/v2/cockpit/procedures', async (c) =>
      c.json(await listProcedureFigures(c.get('context'), checkInput(period, c.req.query()))),
    )
    .get('/v2/cockpit/procedures/:id', async (c) => {
      const query = checkInput(procedureQuery, c.req.query())
      return c.json(
        await getProcedureReport(c.get('context'), checkInput(processId, c.req.param('id')), query),
      )
    })
    .get('/v2/cockpit/procedures/:id/bpmn', async (c) => {
      const asked = checkInput(z.object({ version }), c.req.query())
      const id = checkInput(processId, c.req.param('id'))
      const xml = await getProcedureDiagram(c.get('context'), id, asked.version)
      return c.body(xml, 200, { 'content-type': 'application/xml' })
    })
    .get('/v2/cockpit/incidents', async (c) => c.json(await listIncidents(c.get('context'))))
