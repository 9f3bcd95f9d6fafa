import { z } from 'zod'
import { decisionSearchInput } from '../decisions/search.ts'
import { definitionSearchInput } from '../definitions/search.ts'
import { elementSearchInput } from '../elements/search.ts'
import { incidentSearchInput } from '../incidents/search.ts'
import { instanceSearchInput } from '../instances/search.ts'
import { jobSearchInput } from '../jobs/search.ts'
import { taskSearchInput } from '../tasks/search.ts'
import { variableSearchInput } from '../variables/search.ts'
import { adHocActivationInput } from './schemas/ad-hoc.ts'
import { decisionEvaluationInput } from './schemas/decisions.ts'
import {
  activationInput,
  errorInput,
  escalationInput,
  failureInput,
  jobCompletionInput,
  jobUpdateInput,
} from './schemas/jobs.ts'
import { correlationInput, publicationInput } from './schemas/messages.ts'
import { modificationInput } from './schemas/modification.ts'
import { startInput } from './schemas/process-instances.ts'
import { broadcastInput, conditionalsInput } from './schemas/signals.ts'
import { completionInput, taskAssignmentInput, taskUpdateInput } from './schemas/user-tasks.ts'

interface Operation {
  readonly path: string
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  readonly summary: string
  readonly body?: z.ZodType
  /** Answer without content. */
  readonly silent?: boolean
}

const operations: readonly Operation[] = [
  { method: 'get', path: '/v2/topology', summary: 'The service answers' },
  { method: 'get', path: '/v2/authentication/me', summary: 'Who is signed in' },
  { method: 'post', path: '/v2/deployments', summary: 'Deploy files (multipart/form-data, field resources)' },
  {
    method: 'post',
    path: '/v2/process-definitions/search',
    summary: 'Find process definitions',
    body: definitionSearchInput,
  },
  { method: 'get', path: '/v2/process-definitions/{key}', summary: 'One process definition' },
  { method: 'get', path: '/v2/process-definitions/{key}/xml', summary: 'The deployed BPMN' },
  { method: 'get', path: '/v2/process-definitions/{key}/form', summary: 'The start form' },
  {
    method: 'post',
    path: '/v2/process-definitions/{key}/statistics/element-instances',
    summary: 'Counts per element',
  },
  { method: 'post', path: '/v2/process-instances', summary: 'Start an instance', body: startInput },
  {
    method: 'post',
    path: '/v2/process-instances/search',
    summary: 'Find instances',
    body: instanceSearchInput,
  },
  { method: 'get', path: '/v2/process-instances/{key}', summary: 'One instance' },
  {
    method: 'post',
    path: '/v2/process-instances/{key}/cancellation',
    summary: 'Cancel an instance',
    silent: true,
  },
  {
    method: 'post',
    path: '/v2/process-instances/{key}/modification',
    summary: 'Start and end elements by hand',
    body: modificationInput,
    silent: true,
  },
  {
    method: 'get',
    path: '/v2/process-instances/{key}/statistics/element-instances',
    summary: 'Counts per element',
  },
  { method: 'get', path: '/v2/process-instances/{key}/sequence-flows', summary: 'Flows taken' },
  { method: 'post', path: '/v2/user-tasks/search', summary: 'Find user tasks', body: taskSearchInput },
  { method: 'get', path: '/v2/user-tasks/{key}', summary: 'One user task' },
  {
    method: 'patch',
    path: '/v2/user-tasks/{key}',
    summary: 'Change a task',
    body: taskUpdateInput,
    silent: true,
  },
  {
    method: 'post',
    path: '/v2/user-tasks/{key}/assignment',
    summary: 'Assign or claim',
    body: taskAssignmentInput,
    silent: true,
  },
  { method: 'delete', path: '/v2/user-tasks/{key}/assignee', summary: 'Give back', silent: true },
  {
    method: 'post',
    path: '/v2/user-tasks/{key}/completion',
    summary: 'Complete',
    body: completionInput,
    silent: true,
  },
  { method: 'get', path: '/v2/user-tasks/{key}/form', summary: 'The task’s form' },
  { method: 'post', path: '/v2/user-tasks/{key}/variables/search', summary: 'What the task sees' },
  { method: 'post', path: '/v2/jobs/activation', summary: 'Lease jobs (long poll)', body: activationInput },
  { method: 'post', path: '/v2/jobs/search', summary: 'Find jobs', body: jobSearchInput },
  {
    method: 'post',
    path: '/v2/jobs/{key}/completion',
    summary: 'Complete a job',
    body: jobCompletionInput,
    silent: true,
  },
  { method: 'post', path: '/v2/jobs/{key}/failure', summary: 'Fail a job', body: failureInput, silent: true },
  {
    method: 'post',
    path: '/v2/jobs/{key}/error',
    summary: 'Throw a BPMN error',
    body: errorInput,
    silent: true,
  },
  {
    method: 'post',
    path: '/v2/jobs/{key}/escalation',
    summary: 'Throw a BPMN escalation',
    body: escalationInput,
    silent: true,
  },
  {
    method: 'patch',
    path: '/v2/jobs/{key}',
    summary: 'Change attempts or lease',
    body: jobUpdateInput,
    silent: true,
  },
  { method: 'post', path: '/v2/messages/publication', summary: 'Publish a message', body: publicationInput },
  {
    method: 'post',
    path: '/v2/messages/correlation',
    summary: 'Deliver a message now',
    body: correlationInput,
  },
  {
    method: 'post',
    path: '/v2/signals/broadcast',
    summary: 'Broadcast a signal to everybody who waits for it',
    body: broadcastInput,
  },
  {
    method: 'post',
    path: '/v2/conditionals/evaluation',
    summary: 'Start what conditional start events ask for',
    body: conditionalsInput,
  },
  {
    method: 'post',
    path: '/v2/element-instances/ad-hoc-activities/{key}/activation',
    summary: 'Start steps of an ad-hoc sub-process',
    body: adHocActivationInput,
    silent: true,
  },
  {
    method: 'post',
    path: '/v2/element-instances/ad-hoc-activities/{key}/completion',
    summary: 'End an ad-hoc sub-process',
    silent: true,
  },
  { method: 'post', path: '/v2/incidents/search', summary: 'Find incidents', body: incidentSearchInput },
  { method: 'get', path: '/v2/incidents/{key}', summary: 'One incident' },
  { method: 'post', path: '/v2/incidents/{key}/resolution', summary: 'Try again', silent: true },
  {
    method: 'post',
    path: '/v2/element-instances/search',
    summary: 'Find element instances',
    body: elementSearchInput,
  },
  {
    method: 'post',
    path: '/v2/variables/search',
    summary: 'Variables of an instance',
    body: variableSearchInput,
  },
  {
    method: 'post',
    path: '/v2/decision-definitions/search',
    summary: 'Find decisions',
    body: decisionSearchInput,
  },
  {
    method: 'post',
    path: '/v2/decision-definitions/evaluation',
    summary: 'Evaluate a decision',
    body: decisionEvaluationInput,
  },
  { method: 'get', path: '/v2/events', summary: 'Live hints (server-sent events)' },
]

let document: object | undefined

/** OpenAPI 3.1 from the schemas the routes check with. */
export function openApiDocument(): object {
  document ??= {
    openapi: '3.1.0',
    info: { title: 'Laufzettel', version: '2.0.0', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-laufzettel' },
        basic: { type: 'http', scheme: 'basic' },
      },
      schemas: { Problem: problemSchema },
    },
    security: [{ session: [] }, { basic: [] }],
    paths: Object.fromEntries(
      [...Map.groupBy(operations, (operation) => operation.path)].map(([path, group]) => [
        path,
        Object.fromEntries(group.map((operation) => [operation.method, describe(operation)])),
      ]),
    ),
  }
  return document
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
  },
}

function describe({ path, summary, body, silent }: Operation) {
  return {
    summary,
    ...(path.includes('{key}') && {
      parameters: [
        { name: 'key', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d{1,18}$' } },
      ],
    }),
    ...(body && {
      requestBody: {
        content: {
          'application/json': { schema: z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) },
        },
      },
    }),
    responses: {
      [silent ? '204' : '200']: { description: silent ? 'Done' : 'Answer' },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}
