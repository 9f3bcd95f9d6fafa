import type { Role } from '../../../../runtime/identity/actor.ts'
import type { Things } from './world.ts'

/** What is expected of one route. */
export interface Expectation {
  /** Roles that are let through (which does not mean that they find something). */
  readonly roles: readonly Role[] | 'public' | 'everybody'
  /** The request for given things; absent: nothing of an office is named in it. */
  readonly path?: (things: Things) => string
  readonly body?: (things: Things) => unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The body is multipart/form-data. */
  readonly files?: true
}

const definitionReaders: Role[] = ['designer', 'publisher', 'clerk', 'lead', 'manager', 'operator', 'worker']
const instanceReaders: Role[] = ['clerk', 'lead', 'operator', 'worker']
const caseReaders: Role[] = ['clerk', 'lead']
const assigners: Role[] = ['lead', 'operator', 'worker']
const claimers: Role[] = ['clerk', 'lead', 'operator', 'worker']
const completers: Role[] = ['clerk', 'lead', 'worker']
const jobWorkers: Role[] = ['worker', 'operator']
const incidentReaders: Role[] = ['operator', 'lead']
const procedureReaders: Role[] = ['designer', 'publisher', 'manager', 'operator']
const procedureEditors: Role[] = ['designer', 'publisher']
const figureReaders: Role[] = ['manager', 'lead', 'operator']
const applicants: Role[] = ['applicant', 'clerk', 'lead']
const senders: Role[] = ['worker', 'operator', 'clerk', 'lead']

const revision = { 'if-match': '"1"' }
const draftOf = (things: Things) => ({
  bpmn: `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:t"><bpmn:process id="${things.procedure}" /></bpmn:definitions>`,
  decisions: {},
  forms: {},
})
const search = (readers: Role[], filter: (things: Things) => object): Expectation => ({
  roles: readers,
  body: (things) => ({ filter: filter(things) }),
})

/**
 * Every route with who may call it, and how to call it about a thing of an office. A route that is not in this
 * table fails the test: whoever adds a route says here who may use it.
 */
export const expectations: Readonly<Record<string, Expectation>> = {
  'GET /': { roles: 'public' },
  'GET /healthz': { roles: 'public' },
  'GET /landing.css': { roles: 'public' },
  'GET /readyz': { roles: 'public' },
  'GET /v2/openapi.json': { roles: 'public' },
  'POST /v2/session': { roles: 'public', body: () => ({ username: 'nobody', password: 'wrong' }) },
  'GET /v2/session': { roles: 'everybody' },
  'DELETE /v2/session': { roles: 'public' },
  'GET /v2/services': { roles: 'public' },
  'GET /v2/services/:processId/form': { roles: 'public', path: (t) => `/v2/services/${t.process}/form` },

  'GET /v2/topology': { roles: 'everybody' },
  'GET /v2/authentication/me': { roles: 'everybody' },
  'GET /v2/events': { roles: 'everybody' },

  'GET /v2/applications': { roles: applicants },
  'POST /v2/applications': {
    roles: applicants,
    body: (t) => ({ processId: t.process, tenantId: 'mitte' }),
  },
  'GET /v2/applications/by-code/:code': {
    roles: applicants,
    path: (t) => `/v2/applications/by-code/${t.code}`,
  },
  'GET /v2/applications/:id': { roles: applicants, path: (t) => `/v2/applications/${t.application}` },
  'GET /v2/applications/:id/form': {
    roles: applicants,
    path: (t) => `/v2/applications/${t.application}/form`,
  },
  'PUT /v2/applications/:id': {
    roles: applicants,
    path: (t) => `/v2/applications/${t.application}`,
    body: () => ({ data: {}, page: '' }),
    headers: revision,
  },
  'POST /v2/applications/:id/submission': {
    roles: applicants,
    path: (t) => `/v2/applications/${t.application}/submission`,
    body: () => ({ data: {} }),
  },
  'GET /v2/applications/:id/receipt': {
    roles: applicants,
    path: (t) => `/v2/applications/${t.application}/receipt`,
  },
  'GET /v2/applications/:id/status': {
    roles: applicants,
    path: (t) => `/v2/applications/${t.application}/status`,
  },
  'POST /v2/applications/:id/requests/:userTaskKey/completion': {
    roles: applicants,
    path: (t) => `/v2/applications/${t.application}/requests/${t.request}/completion`,
    body: () => ({ data: {} }),
  },

  'GET /v2/cases': { roles: caseReaders },
  'POST /v2/cases': {
    roles: caseReaders,
    body: (t) => ({ processDefinitionId: t.process, variables: {} }),
  },
  'GET /v2/cases/:key': { roles: caseReaders, path: (t) => `/v2/cases/${t.instance}` },
  'POST /v2/cases/:key/notes': {
    roles: caseReaders,
    path: (t) => `/v2/cases/${t.instance}/notes`,
    body: () => ({ text: 'x' }),
  },
  'GET /v2/cases/:key/documents': { roles: caseReaders, path: (t) => `/v2/cases/${t.instance}/documents` },
  'GET /v2/documents/:id': {
    roles: ['clerk', 'lead', 'applicant'],
    path: (t) => `/v2/documents/${t.document}`,
  },

  'GET /v2/cockpit/procedures': { roles: figureReaders },
  'GET /v2/cockpit/procedures/:id': {
    roles: figureReaders,
    path: (t) => `/v2/cockpit/procedures/${t.process}`,
  },
  'GET /v2/cockpit/procedures/:id/bpmn': {
    roles: figureReaders,
    path: (t) => `/v2/cockpit/procedures/${t.process}/bpmn`,
  },
  'GET /v2/cockpit/incidents': { roles: figureReaders },

  'GET /v2/tasks': { roles: instanceReaders },
  'GET /v2/colleagues': { roles: assigners },
  'GET /v2/tasks/:key': { roles: instanceReaders, path: (t) => `/v2/tasks/${t.task}` },
  'PUT /v2/tasks/:key/draft': {
    roles: completers,
    path: (t) => `/v2/tasks/${t.task}/draft`,
    body: () => ({ data: {} }),
    headers: { 'if-match': '"0"' },
  },

  'POST /v2/deployments': { roles: ['publisher', 'operator'], files: true },
  'POST /v2/decision-definitions/search': search(
    ['designer', 'publisher', 'clerk', 'lead', 'manager', 'operator', 'worker'],
    (t) => ({ decisionDefinitionId: t.decision }),
  ),
  'POST /v2/decision-definitions/evaluation': {
    roles: ['designer', 'publisher', 'clerk', 'lead', 'operator', 'worker'],
    body: (t) => ({ decisionDefinitionId: t.decision, variables: {} }),
  },
  'POST /v2/element-instances/search': search(instanceReaders, (t) => ({ processInstanceKey: t.instance })),
  'POST /v2/variables/search': search(instanceReaders, (t) => ({ processInstanceKey: t.instance })),

  'POST /v2/element-instances/ad-hoc-activities/:key/activation': {
    roles: completers,
    path: (t) => `/v2/element-instances/ad-hoc-activities/${t.adHoc}/activation`,
    body: () => ({ elements: [{ elementId: 'Ask' }] }),
  },
  'POST /v2/element-instances/ad-hoc-activities/:key/completion': {
    roles: completers,
    path: (t) => `/v2/element-instances/ad-hoc-activities/${t.adHoc}/completion`,
  },

  'POST /v2/incidents/search': search(incidentReaders, (t) => ({ incidentKey: t.incident })),
  'GET /v2/incidents/:key': { roles: incidentReaders, path: (t) => `/v2/incidents/${t.incident}` },
  'POST /v2/incidents/:key/resolution': {
    roles: incidentReaders,
    path: (t) => `/v2/incidents/${t.incident}/resolution`,
  },

  'POST /v2/jobs/activation': {
    roles: jobWorkers,
    body: (t) => ({ type: t.jobType, timeout: 1000, maxJobsToActivate: 1, requestTimeout: -1 }),
  },
  'POST /v2/jobs/search': search(jobWorkers, (t) => ({ jobKey: t.job })),
  'POST /v2/jobs/:key/completion': { roles: jobWorkers, path: (t) => `/v2/jobs/${t.job}/completion` },
  'POST /v2/jobs/:key/failure': {
    roles: jobWorkers,
    path: (t) => `/v2/jobs/${t.job}/failure`,
    body: () => ({ retries: 1 }),
  },
  'POST /v2/jobs/:key/error': {
    roles: jobWorkers,
    path: (t) => `/v2/jobs/${t.job}/error`,
    body: () => ({ errorCode: 'E' }),
  },
  'POST /v2/jobs/:key/escalation': {
    roles: jobWorkers,
    path: (t) => `/v2/jobs/${t.job}/escalation`,
    body: () => ({ escalationCode: 'E' }),
  },
  'PATCH /v2/jobs/:key': {
    roles: jobWorkers,
    path: (t) => `/v2/jobs/${t.job}`,
    body: () => ({ changeset: { retries: 3 } }),
  },

  'POST /v2/messages/publication': {
    roles: senders,
    body: (t) => ({ name: t.message, correlationKey: 'k-1' }),
  },
  'POST /v2/messages/correlation': {
    roles: senders,
    body: (t) => ({ name: t.message, correlationKey: 'k-1' }),
  },

  'POST /v2/signals/broadcast': {
    roles: ['worker', 'operator', 'lead'],
    body: (t) => ({ signalName: t.message }),
  },
  'POST /v2/conditionals/evaluation': {
    roles: senders,
    body: (t) => ({ variables: {}, processDefinitionKey: t.definition }),
  },

  'POST /v2/process-definitions/search': search(definitionReaders, (t) => ({
    processDefinitionKey: t.definition,
  })),
  'GET /v2/process-definitions/:key': {
    roles: definitionReaders,
    path: (t) => `/v2/process-definitions/${t.definition}`,
  },
  'GET /v2/process-definitions/:key/xml': {
    roles: definitionReaders,
    path: (t) => `/v2/process-definitions/${t.definition}/xml`,
  },
  'GET /v2/process-definitions/:key/form': {
    roles: definitionReaders,
    path: (t) => `/v2/process-definitions/${t.definition}/form`,
  },
  'POST /v2/process-definitions/:key/statistics/element-instances': {
    roles: instanceReaders,
    path: (t) => `/v2/process-definitions/${t.definition}/statistics/element-instances`,
  },

  'POST /v2/process-instances': {
    roles: senders,
    body: (t) => ({ processDefinitionKey: t.definition }),
  },
  'POST /v2/process-instances/search': search(instanceReaders, (t) => ({ processInstanceKey: t.instance })),
  'GET /v2/process-instances/:key': {
    roles: instanceReaders,
    path: (t) => `/v2/process-instances/${t.instance}`,
  },
  'POST /v2/process-instances/:key/cancellation': {
    roles: ['lead', 'operator'],
    path: (t) => `/v2/process-instances/${t.instance}/cancellation`,
  },
  'POST /v2/process-instances/:key/modification': {
    roles: ['operator'],
    path: (t) => `/v2/process-instances/${t.instance}/modification`,
    body: () => ({ activateInstructions: [{ elementId: 'Check' }] }),
  },
  'GET /v2/process-instances/:key/statistics/element-instances': {
    roles: instanceReaders,
    path: (t) => `/v2/process-instances/${t.instance}/statistics/element-instances`,
  },
  'GET /v2/process-instances/:key/sequence-flows': {
    roles: instanceReaders,
    path: (t) => `/v2/process-instances/${t.instance}/sequence-flows`,
  },

  'GET /v2/procedures': { roles: procedureReaders },
  'POST /v2/procedures': { roles: procedureEditors, body: () => ({ name: 'New' }) },
  'GET /v2/procedures/:id': { roles: procedureReaders, path: (t) => `/v2/procedures/${t.procedure}` },
  'GET /v2/procedures/:id/draft': {
    roles: procedureReaders,
    path: (t) => `/v2/procedures/${t.procedure}/draft`,
  },
  'PUT /v2/procedures/:id/draft': {
    roles: procedureEditors,
    path: (t) => `/v2/procedures/${t.procedure}/draft`,
    body: draftOf,
    headers: revision,
  },
  'DELETE /v2/procedures/:id/draft': {
    roles: procedureEditors,
    path: (t) => `/v2/procedures/${t.procedure}/draft`,
  },
  'POST /v2/procedures/:id/draft/review': {
    roles: procedureEditors,
    path: (t) => `/v2/procedures/${t.procedure}/draft/review`,
  },
  'DELETE /v2/procedures/:id/draft/review': {
    roles: procedureEditors,
    path: (t) => `/v2/procedures/${t.procedure}/draft/review`,
  },
  'POST /v2/procedures/:id/draft/publication': {
    roles: ['publisher'],
    path: (t) => `/v2/procedures/${t.procedure}/draft/publication`,
  },
  'GET /v2/procedures/:id/versions/:version': {
    roles: procedureReaders,
    path: (t) => `/v2/procedures/${t.process}/versions/1`,
  },

  'POST /v2/user-tasks/search': search(instanceReaders, (t) => ({ userTaskKey: t.task })),
  'GET /v2/user-tasks/:key': { roles: instanceReaders, path: (t) => `/v2/user-tasks/${t.task}` },
  'PATCH /v2/user-tasks/:key': {
    roles: assigners,
    path: (t) => `/v2/user-tasks/${t.task}`,
    body: () => ({ changeset: { priority: 1 } }),
  },
  'POST /v2/user-tasks/:key/assignment': {
    roles: assigners,
    path: (t) => `/v2/user-tasks/${t.task}/assignment`,
    body: () => ({ assignee: 'clerk.mitte' }),
  },
  'DELETE /v2/user-tasks/:key/assignee': {
    roles: claimers,
    path: (t) => `/v2/user-tasks/${t.task}/assignee`,
  },
  'POST /v2/user-tasks/:key/completion': {
    roles: completers,
    path: (t) => `/v2/user-tasks/${t.task}/completion`,
    body: () => ({ variables: {} }),
  },
  'GET /v2/user-tasks/:key/form': { roles: instanceReaders, path: (t) => `/v2/user-tasks/${t.task}/form` },
  'POST /v2/user-tasks/:key/variables/search': {
    roles: instanceReaders,
    path: (t) => `/v2/user-tasks/${t.task}/variables/search`,
  },
}
