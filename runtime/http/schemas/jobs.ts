import { z } from 'zod'
import type { ActivatedJob } from '../../jobs/activate.ts'
import { variablesSchema } from '../variables-schema.ts'

const day = 24 * 60 * 60 * 1000
const defaultWaitMs = 10_000
const longestWaitMs = 50_000

export const activationInput = z.strictObject({
  type: z.string().min(1).max(200),
  worker: z.string().max(200).optional(),
  timeout: z.number().int().min(1).max(day),
  maxJobsToActivate: z.number().int().min(1).max(1000),
  fetchVariable: z.array(z.string().max(200)).max(1000).optional(),
  requestTimeout: z.number().int().max(day).optional(),
  tenantIds: z.array(z.string().max(256)).max(100).optional(),
  tenantFilter: z.enum(['PROVIDED', 'ASSIGNED']).optional(),
})

/** Absent or 0: the service's own limit; negative: no waiting. */
export function waitMsOf(requestTimeout = 0): number {
  if (requestTimeout < 0) return 0
  return Math.min(requestTimeout || defaultWaitMs, longestWaitMs)
}

/** Number of the lease (`fence` of the activated job); our addition, optional. */
const fence = z.number().int().positive().optional()

export const jobCompletionInput = z.strictObject({
  variables: variablesSchema.nullable().optional(),
  result: z.unknown().optional(),
  fence,
})

export const failureInput = z.strictObject({
  retries: z.number().int().min(0).max(1000).default(0),
  errorMessage: z.string().max(5000).optional(),
  retryBackOff: z
    .number()
    .int()
    .min(0)
    .max(30 * day)
    .default(0),
  variables: variablesSchema.nullable().optional(),
  fence,
})

export const escalationInput = z.strictObject({
  escalationCode: z.string().min(1).max(200),
  variables: variablesSchema.nullable().optional(),
  fence,
})

export const errorInput = z.strictObject({
  errorCode: z.string().min(1).max(200),
  errorMessage: z.string().max(5000).nullable().optional(),
  variables: variablesSchema.nullable().optional(),
  fence,
})

export const jobUpdateInput = z.strictObject({
  changeset: z.strictObject({
    retries: z.number().int().min(1).max(1000).nullable().optional(),
    timeout: z.number().int().min(0).max(day).nullable().optional(),
  }),
  operationReference: z.number().int().positive().optional(),
})

export function toActivatedJob(job: ActivatedJob) {
  return {
    jobKey: job.key,
    type: job.type,
    processDefinitionId: job.processId,
    processDefinitionVersion: job.processVersion,
    processDefinitionKey: job.processDefinitionKey,
    processInstanceKey: job.instanceKey,
    rootProcessInstanceKey: job.rootKey,
    elementId: job.elementId,
    elementInstanceKey: job.elementInstanceKey,
    customHeaders: job.headers,
    worker: job.worker,
    retries: job.retries,
    deadline: Date.parse(job.leasedUntil),
    variables: job.variables,
    tenantId: job.tenantId,
    kind: 'BPMN_ELEMENT',
    listenerEventType: 'UNSPECIFIED',
    userTask: null,
    tags: [],
    fence: job.fence,
  }
}
