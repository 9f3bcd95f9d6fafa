import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { createEngineHost } from '../../runtime/engine-host.ts'
import { startInstance } from '../../runtime/instances/start.ts'
import { silentLog } from '../../runtime/log.ts'
import { carryOut } from '../../runtime/outbox/carry-out.ts'
import type { OutboxRow } from '../../runtime/outbox/outbox-row.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

/** What a called process does not catch goes on in its caller (BPMN 2.0.2 § 10.5.6, § 10.5.5). */
let runtime: TestRuntime
let worker: Caller

const roots = `<bpmn:error id="E1" name="refused" errorCode="refused" />
  <bpmn:escalation id="X1" name="late" escalationCode="late" />`
const call = (processId: string) => `<bpmn:callActivity id="Call" name="Call">
  <bpmn:extensionElements><zeebe:calledElement processId="${processId}" propagateAllChildVariables="true" /></bpmn:extensionElements>
  </bpmn:callActivity>`
const caught = (id: string, definition: string, interrupting = true) =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="Call" cancelActivity="${interrupting}">${definition}</bpmn:boundaryEvent>
   <bpmn:sequenceFlow id="F_${id}" sourceRef="${id}" targetRef="After_${id}" />${userTask(`After_${id}`)}`
const errorCaught = caught('OnError', '<bpmn:errorEventDefinition errorRef="E1" />')
const escalationCaught = (interrupting: boolean) =>
  caught('OnEscalation', '<bpmn:escalationEventDefinition escalationRef="X1" />', interrupting)
/** A process with something that can be undone, and a caller that has it undone afterwards. */
const booking =
  chain(start, userTask('Book'), end) +
  `
  <bpmn:boundaryEvent id="Undoable" attachedToRef="Book"><bpmn:compensateEventDefinition /></bpmn:boundaryEvent>
  <bpmn:userTask id="Unbook" name="Unbook" isForCompensation="true"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:association id="A1" sourceRef="Undoable" targetRef="Unbook" associationDirection="One" />`
const undoes = `<bpmn:intermediateThrowEvent id="Undo"><bpmn:compensateEventDefinition /></bpmn:intermediateThrowEvent>`
const fails = '<bpmn:endEvent id="Fail"><bpmn:errorEventDefinition errorRef="E1" /></bpmn:endEvent>'
const escalates = `<bpmn:intermediateThrowEvent id="Late"><bpmn:escalationEventDefinition escalationRef="X1" /></bpmn:intermediateThrowEvent>`

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  const models = {
    failing: chain(start, fails),
    endless: chain(start, call('=&quot;endless&quot;'), end),
    escalating: chain(start, escalates, end),
    staying: chain(start, escalates, userTask('Stay'), end),
    'error-caught': chain(start, call('failing'), end) + errorCaught,
    'error-missed': chain(start, call('failing'), end),
    'error-through': chain(start, call('error-missed'), end) + errorCaught,
    'escalation-noted': chain(start, call('escalating'), end) + escalationCaught(false),
    booking,
    'booking-undone': chain(start, call('booking'), undoes, userTask('Last'), end),
    'escalation-stops': chain(start, call('staying'), end) + escalationCaught(true),
  }
  await deploy(worker.context, {
    resources: Object.entries(models).map(([id, body]) => ({
      name: `${id}.bpmn`,
      content: bpmn(id, body, roots),
    })),
  })
})
afterAll(() => runtime.drop())

const begin = async (processId: string) =>
  (await startInstance(worker.context, { process: { processId } })).key
const tasksOf = async (processInstanceKey: string): Promise<string[]> => {
  const { body } = await worker.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey, state: 'CREATED' },
  })
  return body.items.map((item: { elementId: string }) => item.elementId)
}
const childrenOf = async (parentProcessInstanceKey: string): Promise<string[]> => {
  const { body } = await worker.request('POST', '/v2/process-instances/search', {
    filter: { parentProcessInstanceKey },
  })
  return body.items.map((item: { state: string }) => item.state)
}
const stateOf = async (key: string) =>
  (await worker.request('GET', `/v2/process-instances/${key}`)).body.state

test('an error of the called process is caught at the call', async () => {
  const key = await begin('error-caught')
  await runtime.until(async () => expect(await tasksOf(key)).toEqual(['After_OnError']))
  expect(await childrenOf(key)).not.toContain('ACTIVE')
})

test('an error passes through two calls', async () => {
  const key = await begin('error-through')
  await runtime.until(async () => expect(await tasksOf(key)).toEqual(['After_OnError']))
})

test('an error nobody catches is an incident of the caller', async () => {
  const key = await begin('error-missed')
  await runtime.until(async () => {
    const { body } = await worker.request('GET', `/v2/process-instances/${key}`)
    expect(body).toMatchObject({ state: 'ACTIVE', hasIncident: true })
  })
})

test('an escalation is told before the call ends, and does not end it', async () => {
  const key = await begin('escalation-noted')
  await runtime.until(async () => expect(await tasksOf(key)).toEqual(['After_OnEscalation']))
  await runtime.until(async () => expect(await childrenOf(key)).toEqual(['COMPLETED']))
  await runtime.until(async () => {
    const { body } = await worker.request('POST', '/v2/element-instances/search', {
      filter: { processInstanceKey: key, elementId: 'Call' },
    })
    expect(body.items).toMatchObject([{ state: 'COMPLETED' }])
  })
})

test('an escalation caught by an interrupting event ends the called process', async () => {
  const key = await begin('escalation-stops')
  await runtime.until(async () => expect(await tasksOf(key)).toEqual(['After_OnEscalation']))
  await runtime.until(async () => expect(await childrenOf(key)).toEqual(['TERMINATED']))
  expect(await stateOf(key)).toBe('ACTIVE')
})

test('compensation reaches into a called process that has ended, and the caller waits for it', async () => {
  // given
  const complete = async (processInstanceKey: string, elementId: string) => {
    const { body } = await worker.request('POST', '/v2/user-tasks/search', {
      filter: { processInstanceKey, elementId, state: 'CREATED' },
    })
    const { status } = await worker.request(
      'POST',
      `/v2/user-tasks/${body.items[0].userTaskKey}/completion`,
      { variables: { seat: elementId === 'Book' ? 7 : null } },
    )
    expect(status).toBe(204)
  }
  const calledOf = async (key: string): Promise<string[]> => {
    const { body } = await worker.request('POST', '/v2/process-instances/search', {
      filter: { parentProcessInstanceKey: key },
    })
    return body.items.map((item: { processInstanceKey: string }) => item.processInstanceKey)
  }
  const key = await begin('booking-undone')
  const [booking = ''] = await runtime.until(async () => {
    const called = await calledOf(key)
    expect(called).toHaveLength(1)
    return called
  })
  // when
  await complete(booking, 'Book')
  // then: a second instance of the called process only undoes
  const undoing = await runtime.until(async () => {
    const found = (await calledOf(key)).find((called) => called !== booking)
    expect(await tasksOf(found ?? '')).toEqual(['Unbook'])
    return found ?? ''
  })
  expect(await tasksOf(key)).toEqual([])
  // and when it is undone
  await complete(undoing, 'Unbook')
  // then
  await runtime.until(async () => expect(await tasksOf(key)).toEqual(['Last']))
  expect(await childrenOf(key)).toEqual(['COMPLETED', 'COMPLETED'])
})

test('escalations reach the caller first, also when the end of the call is carried out before them', async () => {
  // given: a node that commits and carries nothing out
  const engine = createEngineHost({ database: runtime.database, now: () => new Date() })
  const deps = { ...runtime.deps, engine, log: silentLog }
  const context = { ...worker.context, engine }
  const { key } = await startInstance(context, { process: { processId: 'escalation-noted' } })
  const row = async (kind: string) => {
    const [found] = await runtime.ownerSql<OutboxRow>(
      `select key, kind, payload from outbox where kind = '${kind}' and payload->>'parentKey' = '${key}'`,
      [],
      'mitte',
    )
    if (found === undefined) throw new Error(`No row of kind '${kind}'.`)
    return found
  }
  await carryOut(deps, 'mitte', await row('start-call'))
  const escalation = await row('escalate-call')
  // when
  await carryOut(deps, 'mitte', await row('complete-call'))
  // then
  expect(await tasksOf(key)).toEqual(['After_OnEscalation'])
  // and when the escalation's own turn comes
  await carryOut(deps, 'mitte', escalation)
  // then: once is enough
  expect(await tasksOf(key)).toEqual(['After_OnEscalation'])
})

test('a process that calls itself stops at a depth of 100 with an incident', async () => {
  // when
  const rootProcessInstanceKey = await begin('endless')
  // then
  await runtime.until(async () => {
    const { body } = await worker.request('POST', '/v2/incidents/search', {
      filter: { processDefinitionId: 'endless' },
    })
    expect(body.items).toMatchObject([
      { rootProcessInstanceKey, errorMessage: expect.stringContaining('at most 100 processes') },
    ])
  })
})

test('a global task of the file is called like a process', async () => {
  const globalTask = `<bpmn:globalUserTask id="ask-them" name="Ask"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:globalUserTask>`
  await deploy(worker.context, {
    resources: [
      {
        name: 'asks.bpmn',
        content: bpmn('asks', chain(start, call('ask-them'), userTask('Last'), end), globalTask),
      },
    ],
  })
  const key = await begin('asks')
  await runtime.until(async () => expect(await childrenOf(key)).toEqual(['ACTIVE']))
  const { body } = await worker.request('POST', '/v2/user-tasks/search', {
    filter: { elementId: 'ask-them', state: 'CREATED' },
  })
  expect(body.items).toMatchObject([{ name: 'Ask' }])
})
