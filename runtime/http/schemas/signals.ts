import { z } from 'zod'
import { variablesSchema } from '../variables-schema.ts'

export const broadcastInput = z.strictObject({
  signalName: z.string().min(1).max(200),
  variables: variablesSchema.optional(),
  tenantId: z.string().max(256).optional(),
})
