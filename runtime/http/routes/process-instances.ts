import { Hono } from 'hono'
import { cancelInstance } from '../../instances/cancel.ts'
import { elementStatistics } from '../../instances/element-statistics.ts'
import { modifyInstance } from '../../instances/modify.ts'
import { getInstance, instanceSearchInput, searchInstances } from '../../instances/search.ts'
import { sequenceFlows } from '../../instances/sequence-flows.ts'
import { startInstance } from '../../instances/start.ts'
import type { Env } from '../deps.ts'
import { checkInput, readInput } from '../input.ts'
import { keySchema } from '../key.ts'
import { modificationInput, toModification } from '../schemas/modification.ts'
import { idempotencyKeySchema, startInput, toStart, toStarted } from '../schemas/process-instances.ts'

export const processInstanceRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/process-instances', async (c) => {
      const input = await readInput(c, startInput)
      const idempotencyKey = checkInput(idempotencyKeySchema, c.req.header('idempotency-key'))
      return c.json(toStarted(await startInstance(c.get('context'), toStart(input, idempotencyKey))))
    })
    .post('/v2/process-instances/search', async (c) => {
      const input = await readInput(c, instanceSearchInput)
      return c.json(await searchInstances(c.get('context'), input))
    })
    .get('/v2/process-instances/:key', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      return c.json(await getInstance(c.get('context'), { key }))
    })
    .post('/v2/process-instances/:key/cancellation', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      await cancelInstance(c.get('context'), { key })
      return c.body(null, 204)
    })
    .post('/v2/process-instances/:key/modification', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      await modifyInstance(c.get('context'), toModification(key, await readInput(c, modificationInput)))
      return c.body(null, 204)
    })
    .get('/v2/process-instances/:key/statistics/element-instances', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      return c.json({ items: await elementStatistics(c.get('context'), { instanceKey: key }) })
    })
    .get('/v2/process-instances/:key/sequence-flows', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      return c.json({ items: await sequenceFlows(c.get('context'), { key }) })
    })
