import { z } from 'zod'
import type { StartInstanceInput } from '../../instances/start.ts'
import type { Answer } from '../../lanes/work.ts'
import { keySchema } from '../key.ts'
import { variablesSchema } from '../variables-schema.ts'

/** Refused when longer: cut keys would make two different requests one. */
export const idempotencyKeySchema = z.string().min(1).max(256).optional()

/** Body of `POST /v2/process-instances`: by key, or by id with a version or the newest. */
export const startInput = z
  .strictObject({
    processDefinitionKey: keySchema.optional(),
    processDefinitionId: z.string().min(1).max(200).optional(),
    processDefinitionVersion: z.number().int().optional(),
    variables: variablesSchema.optional(),
    businessId: z.string().min(1).max(256).optional(),
    tenantId: z.string().max(256).optional(),
    operationReference: z.number().int().positive().optional(),
    tags: z.array(z.string()).max(0, 'tags are not supported').optional(),
    startInstructions: z
      .array(z.strictObject({ elementId: z.string().min(1).max(200) }))
      .max(100)
      .optional(),
    runtimeInstructions: z.array(z.unknown()).max(0, 'runtime instructions are not supported').optional(),
    awaitCompletion: z.literal(false, 'waiting for completion is not supported').optional(),
    fetchVariables: z.array(z.string()).optional(),
    requestTimeout: z.number().int().optional(),
  })
  .refine(
    (input) => (input.processDefinitionKey === undefined) !== (input.processDefinitionId === undefined),
    {
      message: 'expected either processDefinitionKey or processDefinitionId',
    },
  )

export function toStart(
  input: z.output<typeof startInput>,
  idempotencyKey: string | undefined,
): StartInstanceInput {
  const { processDefinitionKey, processDefinitionId = '', processDefinitionVersion = -1 } = input
  return {
    process:
      processDefinitionKey === undefined
        ? {
            processId: processDefinitionId,
            ...(processDefinitionVersion > 0 && { version: processDefinitionVersion }),
          }
        : { key: processDefinitionKey },
    variables: input.variables ?? {},
    ...(input.startInstructions?.length && {
      activate: input.startInstructions.map(({ elementId }) => ({ element: elementId })),
    }),
    ...(input.businessId !== undefined && { businessId: input.businessId }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  }
}

export function toStarted(answer: Answer) {
  return {
    processInstanceKey: answer.key,
    processDefinitionKey: answer.processDefinitionKey,
    processDefinitionId: answer.processId,
    processDefinitionVersion: answer.version,
    tenantId: answer.tenantId,
    variables: answer.variables,
    businessId: answer.businessId,
    tags: [],
    fileNumber: answer.fileNumber,
  }
}
