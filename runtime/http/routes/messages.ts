import { Hono } from 'hono'
import { correlateMessage } from '../../messages/correlate.ts'
import { publishMessage } from '../../messages/publish.ts'
import type { Env } from '../deps.ts'
import { readInput } from '../input.ts'
import { correlationInput, publicationInput } from '../schemas/messages.ts'

export const messageRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/messages/publication', async (c) => {
      const {
        name,
        correlationKey,
        timeToLive: timeToLiveMs,
        messageId,
        variables = {},
      } = await readInput(c, publicationInput)
      const input = {
        name,
        correlationKey,
        timeToLiveMs,
        variables,
        ...(messageId !== undefined && { messageId }),
      }
      const { key } = await publishMessage(c.get('context'), input)
      return c.json({ messageKey: key, tenantId: c.get('actor').tenantId })
    })
    .post('/v2/messages/correlation', async (c) => {
      const { name, correlationKey, variables = {} } = await readInput(c, correlationInput)
      const { key, instanceKey } = await correlateMessage(c.get('context'), {
        name,
        correlationKey,
        variables,
      })
      return c.json({ messageKey: key, processInstanceKey: instanceKey, tenantId: c.get('actor').tenantId })
    })
