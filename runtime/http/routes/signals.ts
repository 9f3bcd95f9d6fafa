import { Hono } from 'hono'
import { evaluateConditionals } from '../../conditionals/evaluate.ts'
import { broadcastSignal } from '../../signals/broadcast.ts'
import type { Env } from '../deps.ts'
import { checkInput, readInput } from '../input.ts'
import { idempotencyKeySchema } from '../schemas/process-instances.ts'
import { broadcastInput, conditionalsInput } from '../schemas/signals.ts'

export const signalRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/signals/broadcast', async (c) => {
      const { signalName: name, variables = {} } = await readInput(c, broadcastInput)
      const idempotencyKey = checkInput(idempotencyKeySchema, c.req.header('idempotency-key'))
      const { key } = await broadcastSignal(c.get('context'), {
        name,
        variables,
        ...(idempotencyKey !== undefined && { idempotencyKey }),
      })
      return c.json({ signalKey: key, tenantId: c.get('actor').tenantId })
    })
    .post('/v2/conditionals/evaluation', async (c) => {
      const { variables, processDefinitionKey } = await readInput(c, conditionalsInput)
      const idempotencyKey = checkInput(idempotencyKeySchema, c.req.header('idempotency-key'))
      const { key, started } = await evaluateConditionals(c.get('context'), {
        variables,
        ...(processDefinitionKey !== undefined && { processDefinitionKey }),
        ...(idempotencyKey !== undefined && { idempotencyKey }),
      })
      return c.json({
        conditionalEvaluationKey: key,
        tenantId: c.get('actor').tenantId,
        processInstances: started.map((answer) => ({
          processDefinitionKey: answer.processDefinitionKey,
          processInstanceKey: answer.key,
        })),
      })
    })
