import { z } from 'zod'
import { variablesSchema } from '../variables-schema.ts'

/** Body of Camunda's activation of ad-hoc activities; variables of their own are not taken. */
export const adHocActivationInput = z.strictObject({
  elements: z
    .array(
      z.strictObject({
        elementId: z.string().min(1).max(200),
        variables: variablesSchema
          .refine(
            (variables) => Object.keys(variables).length === 0,
            'variables of an element are not supported',
          )
          .optional(),
      }),
    )
    .min(1)
    .max(100),
  cancelRemainingInstances: z.literal(false, 'canceling what is left is not supported').optional(),
})
