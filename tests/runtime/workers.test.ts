import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { RuntimeError } from '../../runtime/errors.ts'
import { resolveIncident } from '../../runtime/incidents/resolve.ts'
import { cancelInstance } from '../../runtime/instances/cancel.ts'
import { startInstance } from '../../runtime/instances/start.ts'
import { publishMessage } from '../../runtime/messages/publish.ts'
import { BpmnError } from '../../runtime/workers/built-in-job.ts'
import { bpmn, chain, end, serviceTask, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

let runtime: TestRuntime
let worker: Caller
let attempts = 0

const jobs = new Map([
  [
    'double',
    async (job: { variables: { readonly [name: string]: unknown } }) => ({
      twice: Number(job.variables.n) * 2,
    }),
  ],
  [
    'flaky',
    async () => {
      attempts += 1
      throw new Error('outside is down')
    },
  ],
  [
    'misled',
    async () => {
      throw new RuntimeError('not-found', 'Expected a template, but found none.')
    },
  ],
  [
    'refuse',
    async () => {
      throw new BpmnError('refused', 'not this one')
    },
  ],
])

beforeAll(async () => {
  runtime = await createTestRuntime({ jobs })
  worker = await runtime.as('worker')
})
afterAll(() => runtime.drop())

const deployModel = (content: string) =>
  deploy(worker.context, { resources: [{ name: 'model.bpmn', content }] })
const begin = (processId: string, variables = {}) =>
  startInstance(worker.context, { process: { processId }, variables })
const stateOf = async (key: string) =>
  (await worker.request('GET', `/v2/process-instances/${key}`)).body as {
    state: string
    hasIncident: boolean
  }
const ended = (key: string) =>
  runtime.until(async () => expect(await stateOf(key)).toMatchObject({ state: 'COMPLETED' }))
const count = async (table: 'timers' | 'outbox' | 'messages') => {
  const [row] = await runtime.ownerSql<{ n: string }>(`select count(*) as n from ${table}`, [], 'mitte')
  return Number(row?.n)
}

test('fires a timer that is due and not before', async () => {
  // given
  const wait = (id: string, duration: string) => `<bpmn:intermediateCatchEvent id="${id}" name="${id}">
      <bpmn:timerEventDefinition id="${id}_d"><bpmn:timeDuration>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>`
  await deployModel(bpmn('short-wait', chain(start, wait('Second', 'PT1S'), end)))
  await deployModel(bpmn('long-wait', chain(start, wait('Year', 'P1Y'), end)))
  // when
  const short = await begin('short-wait')
  const long = await begin('long-wait')
  // then
  await ended(short.key)
  expect(await stateOf(long.key)).toMatchObject({ state: 'ACTIVE' })
  expect(await count('timers')).toBe(1)
})

test('works built-in jobs', async () => {
  // given
  await deployModel(bpmn('doubling', chain(start, serviceTask('Double', 'double'), end)))
  // when
  const { key } = await begin('doubling', { n: 21 })
  // then
  await ended(key)
  const { body } = await worker.request('POST', '/v2/variables/search', {
    filter: { processInstanceKey: key, name: 'twice' },
  })
  expect(body.items[0].value).toBe('42')
})

test('tries a failing job as often as modelled, raises an incident, and tries again when it is resolved', async () => {
  // given
  await deployModel(bpmn('flaking', chain(start, serviceTask('Flaky', 'flaky'), end)))
  // when
  const { key } = await begin('flaking')
  const incident = await runtime.until(async () => {
    const { body } = await worker.request('POST', '/v2/incidents/search', {
      filter: { processInstanceKey: key },
    })
    expect(body.items).toHaveLength(1)
    return body.items[0]
  }, 20_000)
  // then
  expect(attempts).toBe(2)
  expect(incident.errorMessage).not.toContain('outside is down')
  // and when
  const operator = await runtime.as('operator')
  await resolveIncident(operator.context, { key: incident.incidentKey })
  // then
  await runtime.until(async () => expect(attempts).toBe(3))
})

test('does not take a failure of the work itself for a job that is gone', async () => {
  // given
  await deployModel(bpmn('misleading', chain(start, serviceTask('Misled', 'misled'), end)))
  // when
  const { key } = await begin('misleading')
  // then
  await runtime.until(async () => {
    const { body } = await worker.request('POST', '/v2/incidents/search', {
      filter: { processInstanceKey: key },
    })
    expect(body.items).toMatchObject([{ errorMessage: 'Expected a template, but found none.' }])
  }, 20_000)
})

test('hands a BPMN error of a job to the model', async () => {
  // given
  const caught = `<bpmn:boundaryEvent id="Caught" name="Caught" attachedToRef="Refuse">
      <bpmn:errorEventDefinition id="Caught_d" errorRef="Error_refused" />
    </bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="Flow_caught" sourceRef="Caught" targetRef="Aside" />
    <bpmn:endEvent id="Aside" name="Aside" />`
  const error = '<bpmn:error id="Error_refused" name="Refused" errorCode="refused" />'
  await deployModel(bpmn('refusing', `${chain(start, serviceTask('Refuse', 'refuse'), end)}${caught}`, error))
  // when
  const { key } = await begin('refusing')
  // then
  await ended(key)
  const { body } = await worker.request('POST', '/v2/element-instances/search', {
    filter: { processInstanceKey: key },
  })
  expect(body.items.map((item: { elementId: string }) => item.elementId)).toContain('Aside')
})

const call = (processId: string) => `<bpmn:callActivity id="Call" name="Call">
    <bpmn:extensionElements><zeebe:calledElement processId="${processId}" propagateAllChildVariables="true" /></bpmn:extensionElements>
  </bpmn:callActivity>`

test('runs a called process and goes on with its result', async () => {
  // given
  await deployModel(bpmn('calling', chain(start, call('doubling'), end)))
  // when
  const { key } = await begin('calling', { n: 4 })
  // then
  await ended(key)
  expect(await count('outbox')).toBe(0)
  const { body } = await worker.request('POST', '/v2/variables/search', {
    filter: { processInstanceKey: key },
  })
  expect(body.items.find((item: { name: string }) => item.name === 'twice').value).toBe('8')
})

test('cancels the called instance with its caller, which alone may be canceled', async () => {
  // given
  await deployModel(bpmn('waiting', chain(start, userTask('Wait'), end)))
  await deployModel(bpmn('calling-waiting', chain(start, call('waiting'), end)))
  const parent = await begin('calling-waiting')
  const child = await runtime.until(async () => {
    const { body } = await worker.request('POST', '/v2/process-instances/search', {
      filter: { parentProcessInstanceKey: parent.key },
    })
    expect(body.items).toHaveLength(1)
    return body.items[0].processInstanceKey as string
  })
  await expect(cancelInstance(worker.context, { key: child })).rejects.toMatchObject({ code: 'conflict' })
  // when
  await cancelInstance(worker.context, { key: parent.key })
  // then
  await runtime.until(async () => expect(await stateOf(child)).toMatchObject({ state: 'TERMINATED' }))
})

test('makes an incident of a call to a process that is not there', async () => {
  // given
  await deployModel(bpmn('calling-nobody', chain(start, call('nobody'), end)))
  // when
  const { key } = await begin('calling-nobody')
  // then
  await runtime.until(async () =>
    expect(await stateOf(key)).toMatchObject({ state: 'ACTIVE', hasIncident: true }),
  )
})

const paid = `<bpmn:message id="Message_paid" name="paid">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=orderId" /></bpmn:extensionElements>
  </bpmn:message>`
const waitForPaid = `<bpmn:intermediateCatchEvent id="Paid" name="Paid">
    <bpmn:messageEventDefinition id="Paid_d" messageRef="Message_paid" /></bpmn:intermediateCatchEvent>`

test('keeps a message for an instance that begins to wait later, and gives it to nobody else', async () => {
  // given
  await deployModel(bpmn('paying', chain(start, waitForPaid, end), paid))
  await publishMessage(worker.context, { name: 'paid', correlationKey: 'O-1', timeToLiveMs: 60_000 })
  // when
  const other = await begin('paying', { orderId: 'O-2' })
  const meant = await begin('paying', { orderId: 'O-1' })
  // then
  await ended(meant.key)
  const second = await begin('paying', { orderId: 'O-1' })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await stateOf(other.key)).toMatchObject({ state: 'ACTIVE' })
  expect(await stateOf(second.key)).toMatchObject({ state: 'ACTIVE' })
})

test('refuses the same message id twice and keeps nothing of a message without time to live', async () => {
  // given
  const message = { name: 'unheard', correlationKey: 'x', timeToLiveMs: 60_000, messageId: 'm-1' }
  await publishMessage(worker.context, message)
  const before = await count('messages')
  // when, then
  await expect(publishMessage(worker.context, message)).rejects.toMatchObject({ code: 'conflict' })
  await publishMessage(worker.context, { name: 'unheard', correlationKey: 'y', timeToLiveMs: 0 })
  expect(await count('messages')).toBe(before)
})

test('starts a process by message, once per message', async () => {
  // given
  const started = `<bpmn:startEvent id="Start" name="Ordered">
      <bpmn:messageEventDefinition id="Start_d" messageRef="Message_ordered" /></bpmn:startEvent>`
  await deployModel(
    bpmn(
      'ordered',
      chain(started, userTask('Pack'), end),
      '<bpmn:message id="Message_ordered" name="ordered" />',
    ),
  )
  // when
  const { instanceKeys } = await publishMessage(worker.context, {
    name: 'ordered',
    correlationKey: '',
    timeToLiveMs: 60_000,
    variables: { what: 'book' },
  })
  await new Promise((resolve) => setTimeout(resolve, 200))
  // then
  expect(instanceKeys).toHaveLength(1)
  const { body } = await worker.request('POST', '/v2/process-instances/search', {
    filter: { processDefinitionId: 'ordered' },
  })
  expect(body.page.totalItems).toBe(1)
})
