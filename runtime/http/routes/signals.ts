import { Hono } from 'hono'
import { broadcastSignal } from '../../signals/broadcast.ts'
import type { Env } from '../deps.ts'
import { checkInput, readInput } from '../input.ts'
import { idempotencyKeySchema } from '../schemas/process-instances.ts'
import { broadcastInput } from '../schemas/signals.ts'

export const signalRoutes = (): Hono<Env> =>
  new Hono<Env>().post('/v2/signals/broadcast', async (c) => {
    const { signalName: name, variables = {} } = await readInput(c, broadcastInput)
    const idempotencyKey = checkInput(idempotencyKeySchema, c.req.header('idempotency-key'))
    const { key } = await broadcastSignal(c.get('context'), {
      name,
      variables,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    })
    return c.json({ signalKey: key, tenantId: c.get('actor').tenantId })
  })
