import { randomUUID } from 'node:crypto'
import { deploy } from '../../../../runtime/deployments/deploy.ts'
import { storeDocument } from '../../../../runtime/documents/store-document.ts'
import { type Role, roles } from '../../../../runtime/identity/actor.ts'
import { hashSessionToken, newSessionToken } from '../../../../runtime/identity/session-token.ts'
import { everyKind, rightAnswers } from '../../../forms/sample-form.ts'
import { bpmn, chain, end, serviceTask, start, userTask } from '../../../support/sample-models.ts'
import { createTestRuntime, type TestRuntime, testActor } from '../../../support/test-runtime.ts'

/** Keys of one office's things, or of things that do not exist. */
export interface Things {
  readonly instance: string
  readonly task: string
  readonly job: string
  readonly jobType: string
  readonly incident: string
  readonly definition: string
  readonly process: string
  readonly procedure: string
  readonly decision: string
  readonly document: string
  readonly application: string
  readonly code: string
  readonly request: string
  readonly message: string
  readonly adHoc: string
}

export interface Person {
  readonly name: string
  readonly role: Role
  readonly tenant: string
  readonly cookie: string
}

export interface World {
  readonly runtime: TestRuntime
  /** Every role in the office whose things these are. */
  readonly own: readonly Person[]
  /** Every role in another office and in the portal. */
  readonly foreign: readonly Person[]
  readonly things: Things
}

/** The same shape of keys, of nothing. */
export const nothing: Things = {
  instance: '999999999999',
  task: '999999999999',
  job: '999999999999',
  jobType: 'nowhere',
  incident: '999999999999',
  definition: '999999999999',
  process: 'nowhere',
  procedure: 'nowhere',
  decision: 'nowhere',
  document: '00000000-0000-4000-8000-000000000000',
  application: '00000000-0000-4000-8000-000000000000',
  code: 'AAAA-AAAA',
  request: '999999999999',
  message: 'nowhere',
  adHoc: '999999999999',
}

const decisionTable = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Secret_tables" name="Tables" namespace="urn:test">
  <decision id="secret_rate" name="Rate"><decisionTable id="T1" hitPolicy="UNIQUE">
    <input id="I1"><inputExpression id="E1" typeRef="number"><text>age</text></inputExpression></input>
    <output id="O1" name="rate" typeRef="number" />
    <rule id="R1"><inputEntry id="C1"><text>-</text></inputEntry><outputEntry id="C2"><text>1</text></outputEntry></rule>
  </decisionTable></decision>
</definitions>`

const waiting = `<bpmn:receiveTask id="Wait" name="Wait" messageRef="M1" />`
const adHoc = `<bpmn:adHocSubProcess id="Free" name="Free">${userTask('Ask')}</bpmn:adHocSubProcess>`
const message = `<bpmn:message id="M1" name="secret-news"><bpmn:extensionElements>
  <zeebe:subscription correlationKey="=key" /></bpmn:extensionElements></bpmn:message>`

/** Fills one office with one thing of each kind. */
export async function createWorld(): Promise<World> {
  const runtime = await createTestRuntime()
  const own = await Promise.all(roles.map((role) => signedIn(runtime, 'mitte', role)))
  const foreign = await Promise.all([
    ...roles.map((role) => signedIn(runtime, 'neukoelln', role)),
    signedIn(runtime, 'portal', 'applicant'),
  ])
  return { runtime, own, foreign, things: await createThings(runtime) }
}

async function signedIn(runtime: TestRuntime, tenant: string, role: Role): Promise<Person> {
  const name = `${role}.${tenant}.rights`
  const token = newSessionToken()
  await runtime.database.transaction({ tenant }, async (tx) => {
    await tx`
      insert into users (id, tenant_id, username, name, kind, password_hash, demo)
      values (${name}, ${tenant}, ${name}, ${name}, 'user', null, false)`
    await tx`insert into user_roles (tenant_id, user_id, role) values (${tenant}, ${name}, ${role})`
    await tx`
      insert into sessions (id_hash, tenant_id, user_id, created_at, last_seen_at, expires_at)
      values (${hashSessionToken(token)}, ${tenant}, ${name}, now(), now(), now() + interval '1 hour')`
  })
  return { name, role, tenant, cookie: `__Host-laufzettel=${token}` }
}

async function createThings(runtime: TestRuntime): Promise<Things> {
  const office = await runtime.as('worker')
  const clerk = await runtime.as('clerk.mitte')
  const deployed = await deploy(office.context, {
    resources: [
      { name: 'work.bpmn', content: bpmn('secret_work', chain(start, userTask('Check'), end)) },
      { name: 'job.bpmn', content: bpmn('secret_job', chain(start, serviceTask('Do', 'secret-type'), end)) },
      { name: 'wait.bpmn', content: bpmn('secret_wait', chain(start, waiting, end), message) },
      { name: 'free.bpmn', content: bpmn('secret_free', chain(start, adHoc, end)) },
      { name: 'rate.dmn', content: decisionTable },
    ],
  })
  const begin = async (processDefinitionId: string, variables = {}) => {
    const { body } = await office.request('POST', '/v2/process-instances', { processDefinitionId, variables })
    return String(body.processInstanceKey)
  }
  const find = async (what: string, key: string) =>
    (await office.request('POST', `/v2/${what}/search`, { filter: { processInstanceKey: key } })).body
      .items[0]
  const adHocOf = async (key: string) => {
    const { body } = await office.request('POST', '/v2/element-instances/search', {
      filter: { processInstanceKey: key, elementId: 'Free' },
    })
    return String(body.items[0].elementInstanceKey)
  }
  const instance = await begin('secret_work')
  await clerk.request('POST', `/v2/cases/${instance}/notes`, { text: 'Remark' })
  await begin('secret_wait', { key: 'k-1' })
  const stuck = await begin('secret_job')
  const { jobKey } = await find('jobs', stuck)
  await office.request('POST', `/v2/jobs/${jobKey}/failure`, {
    retries: 0,
    errorMessage: 'Person X is not known',
  })
  const designer = await runtime.as(testActor('mitte', 'designer'))
  await createDraft(runtime, designer.actor.tenantId)
  return {
    instance,
    task: (await find('user-tasks', instance)).userTaskKey,
    job: (await find('jobs', await begin('secret_job'))).jobKey,
    jobType: 'secret-type',
    incident: (await find('incidents', stuck)).incidentKey,
    definition: deployed.processes.find(({ processId }) => processId === 'secret_work')?.key ?? '',
    process: 'secret_work',
    procedure: 'secret_draft',
    decision: 'secret_rate',
    document: await createDocument(runtime, instance),
    ...(await createApplication(runtime)),
    message: 'secret-news',
    adHoc: await adHocOf(await begin('secret_free')),
  }
}

async function createDraft(runtime: TestRuntime, tenant: string): Promise<void> {
  await runtime.database.transaction(
    { tenant },
    (tx) => tx`
      insert into procedure_drafts (tenant_id, process_id, name, bpmn, decisions, forms, findings, rev, state,
        author, author_name, comment, saved_at)
      values (${tenant}, 'secret_draft', 'Draft', ${bpmn('secret_draft', chain(start, userTask('T'), end))}, '{}', '{}',
        '[]', 1, 'draft', 'somebody', 'Somebody', null, now())`,
  )
}

async function createDocument(runtime: TestRuntime, instanceKey: string): Promise<string> {
  const { id } = await runtime.database.transaction({ tenant: 'mitte' }, (tx) =>
    storeDocument(tx, {
      instanceKey,
      kind: 'letter',
      name: 'letter.pdf',
      mediaType: 'application/pdf',
      content: new Uint8Array([37, 80, 68, 70]),
      source: `test:${randomUUID()}`,
      createdBy: 'test',
      createdAt: new Date(),
    }),
  )
  return id
}

/** An application of the demo applicant that was sent, with an open request of the office. */
async function createApplication(runtime: TestRuntime) {
  const senat = await runtime.as(testActor('senat', 'publisher'))
  const applicant = await runtime.as('applicant')
  const model = bpmn('public_help', chain(start, userTask('Ask', { groups: 'applicant' }), end)).replace(
    /(<bpmn:process [^>]*>)/,
    '$1<bpmn:extensionElements><lz:case prefix="HI" startForm="sample" /></bpmn:extensionElements>',
  )
  await deploy(senat.context, {
    resources: [
      { name: 'help.bpmn', content: model },
      { name: 'sample.form', content: JSON.stringify(everyKind) },
    ],
  })
  const { body: draft } = await applicant.request('POST', '/v2/applications', {
    processId: 'public_help',
    tenantId: 'mitte',
  })
  const sent = await applicant.request('POST', `/v2/applications/${draft.id}/submission`, {
    data: rightAnswers,
  })
  if (sent.status !== 200) throw new Error(`The application was not taken: ${JSON.stringify(sent.body)}`)
  const { body: status } = await applicant.request('GET', `/v2/applications/${draft.id}/status`)
  return {
    application: String(draft.id),
    code: String(draft.resumeCode),
    request: String(status.requests[0].userTaskKey),
  }
}
