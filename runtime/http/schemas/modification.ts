import { z } from 'zod'
import type { ModifyInstanceInput } from '../../instances/modify.ts'
import { keySchema } from '../key.ts'
import { variablesSchema } from '../variables-schema.ts'

const elementId = z.string().min(1).max(200)

/** Body of Camunda's modification; moves are not taken, and variables only with the element's own scope. */
export const modificationInput = z
  .strictObject({
    activateInstructions: z
      .array(
        z
          .strictObject({
            elementId,
            ancestorElementInstanceKey: z.union([keySchema, z.literal('-1')]).optional(),
            variableInstructions: z
              .array(z.strictObject({ variables: variablesSchema, scopeId: elementId.optional() }))
              .max(20)
              .optional(),
          })
          .refine(
            ({ elementId, variableInstructions = [] }) =>
              variableInstructions.every(({ scopeId }) => scopeId === elementId),
            'expected variables with the activated element as scopeId; others are not supported',
          ),
      )
      .max(100)
      .default([]),
    terminateInstructions: z
      .array(z.union([z.strictObject({ elementInstanceKey: keySchema }), z.strictObject({ elementId })]))
      .max(100)
      .default([]),
    moveInstructions: z
      .array(z.unknown())
      .max(0, 'moving is not supported: terminate here and activate there')
      .optional(),
    operationReference: z.number().int().positive().optional(),
  })
  .refine((input) => input.activateInstructions.length + input.terminateInstructions.length > 0, {
    message: 'expected at least one instruction',
  })

export function toModification(
  key: string,
  { activateInstructions, terminateInstructions }: z.output<typeof modificationInput>,
): ModifyInstanceInput {
  return {
    key,
    activate: activateInstructions.map(({ elementId, ancestorElementInstanceKey, variableInstructions }) => ({
      element: elementId,
      ...(ancestorElementInstanceKey !== undefined &&
        ancestorElementInstanceKey !== '-1' && { ancestor: ancestorElementInstanceKey }),
      ...(variableInstructions !== undefined && {
        variables: Object.assign({}, ...variableInstructions.map((each) => each.variables)),
      }),
    })),
    terminate: terminateInstructions.map((each) =>
      'elementId' in each ? { element: each.elementId } : { activation: each.elementInstanceKey },
    ),
  }
}
