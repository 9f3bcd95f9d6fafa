import { Hono } from 'hono'
import { activateAdHoc } from '../../ad-hoc/activate.ts'
import { completeAdHoc } from '../../ad-hoc/complete.ts'
import type { Env } from '../deps.ts'
import { checkInput, readInput } from '../input.ts'
import { keySchema } from '../key.ts'
import { adHocActivationInput } from '../schemas/ad-hoc.ts'

/** Steps of ad-hoc sub-processes, by the key of the sub-process's element instance. */
export const adHocRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/element-instances/ad-hoc-activities/:key/activation', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { elements } = await readInput(c, adHocActivationInput)
      await activateAdHoc(c.get('context'), { key, elements: elements.map((element) => element.elementId) })
      return c.body(null, 204)
    })
    .post('/v2/element-instances/ad-hoc-activities/:key/completion', async (c) => {
      await completeAdHoc(c.get('context'), { key: checkInput(keySchema, c.req.param('key')) })
      return c.body(null, 204)
    })
