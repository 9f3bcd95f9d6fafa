import { z } from 'zod'
import { keySchema } from '../key.ts'
import { variablesSchema } from '../variables-schema.ts'

export const broadcastInput = z.strictObject({
  signalName: z.string().min(1).max(200),
  variables: variablesSchema.optional(),
  tenantId: z.string().max(256).optional(),
})

export const conditionalsInput = z.strictObject({
  variables: variablesSchema,
  processDefinitionKey: keySchema.optional(),
  tenantId: z.string().max(256).optional(),
})
