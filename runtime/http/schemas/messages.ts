import { z } from 'zod'
import { variablesSchema } from '../variables-schema.ts'

const name = z.string().min(1).max(200)
const correlationKey = z.string().max(500).default('')
const longestTimeToLive = 366 * 24 * 60 * 60 * 1000

export const publicationInput = z.strictObject({
  name,
  correlationKey,
  timeToLive: z.number().int().min(0).max(longestTimeToLive).default(0),
  messageId: z.string().min(1).max(200).optional(),
  variables: variablesSchema.optional(),
  tenantId: z.string().max(256).optional(),
})

export const correlationInput = z.strictObject({
  name,
  correlationKey,
  variables: variablesSchema.optional(),
  tenantId: z.string().max(256).optional(),
})
