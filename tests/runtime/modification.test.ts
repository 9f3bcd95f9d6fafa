import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { startInstance } from '../../runtime/instances/start.ts'
import { bpmn, chain, end, serviceTask, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

/** Operators move an instance by hand; it is audited and told in the case's timeline. */
let runtime: TestRuntime
let worker: Caller
let clerk: Caller

const sub = `<bpmn:subProcess id="Sub" name="Sub">${chain(
  '<bpmn:startEvent id="SubStart" />',
  userTask('Inner'),
  '<bpmn:endEvent id="SubEnd" />',
)}</bpmn:subProcess>`

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  clerk = await runtime.as('clerk.mitte')
  await deploy(worker.context, {
    resources: [
      {
        name: 'a.bpmn',
        content: bpmn('moved', chain(start, userTask('First'), userTask('Second'), sub, end)),
      },
      {
        name: 'b.bpmn',
        content: bpmn(
          'calling',
          chain(
            start,
            `<bpmn:callActivity id="Call"><bpmn:extensionElements><zeebe:calledElement processId="moved" /></bpmn:extensionElements></bpmn:callActivity>`,
            end,
          ),
        ),
      },
      {
        name: 'c.bpmn',
        content: bpmn('stuck', chain(start, serviceTask('Do', 'nobody'), userTask('Then'), end)),
      },
    ],
  })
})
afterAll(() => runtime.drop())

const begin = async (processId: string) =>
  (await startInstance(worker.context, { process: { processId } })).key
const modify = (key: string, body: object, caller = worker) =>
  caller.request('POST', `/v2/process-instances/${key}/modification`, body)
const tasksOf = async (processInstanceKey: string): Promise<string[]> => {
  const { body } = await worker.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey, state: 'CREATED' },
  })
  return body.items.map((item: { elementId: string }) => item.elementId)
}
const elementOf = async (processInstanceKey: string, elementId: string): Promise<string> => {
  const { body } = await worker.request('POST', '/v2/element-instances/search', {
    filter: { processInstanceKey, elementId, state: 'ACTIVE' },
  })
  return body.items[0]?.elementInstanceKey
}

describe('a modification', () => {
  test('starts one element with its variables and ends another', async () => {
    // given
    const key = await begin('moved')
    // when
    const { status } = await modify(key, {
      activateInstructions: [
        { elementId: 'Second', variableInstructions: [{ variables: { why: 'by hand' }, scopeId: 'Second' }] },
      ],
      terminateInstructions: [{ elementInstanceKey: await elementOf(key, 'First') }],
    })
    // then
    expect(status).toBe(204)
    expect(await tasksOf(key)).toEqual(['Second'])
    const { body } = await worker.request('POST', '/v2/user-tasks/search', {
      filter: { processInstanceKey: key, state: 'CREATED' },
    })
    const seen = await worker.request(
      'POST',
      `/v2/user-tasks/${body.items[0].userTaskKey}/variables/search`,
      {},
    )
    expect(JSON.stringify(seen.body)).toContain('by hand')
  })

  test('ends every open instance of an element by its id', async () => {
    const key = await begin('moved')
    await modify(key, { activateInstructions: [{ elementId: 'First' }, { elementId: 'Second' }] })
    expect((await tasksOf(key)).toSorted()).toEqual(['First', 'First', 'Second'])
    await modify(key, { terminateInstructions: [{ elementId: 'First' }] })
    expect(await tasksOf(key)).toEqual(['Second'])
  })

  test('starts inside the sub-process it names', async () => {
    const key = await begin('moved')
    await modify(key, { activateInstructions: [{ elementId: 'Sub' }] })
    const ancestorElementInstanceKey = await elementOf(key, 'Sub')
    const { status } = await modify(key, {
      activateInstructions: [{ elementId: 'Inner', ancestorElementInstanceKey }],
    })
    expect(status).toBe(204)
    expect((await tasksOf(key)).toSorted()).toEqual(['First', 'Inner', 'Inner'])
  })

  test('takes a job away from where it stands, and leaves no open job behind', async () => {
    const key = await begin('stuck')
    await modify(key, {
      activateInstructions: [{ elementId: 'Then' }],
      terminateInstructions: [{ elementId: 'Do' }],
    })
    expect(await tasksOf(key)).toEqual(['Then'])
    const { body } = await worker.request('POST', '/v2/jobs/search', {
      filter: { processInstanceKey: key, state: 'CREATED' },
    })
    expect(body.items).toEqual([])
  })

  test('that ends everything in a called process is an incident of its caller, not a wait for ever', async () => {
    // given
    const key = await begin('calling')
    const child = await runtime.until(async () => {
      const { body } = await worker.request('POST', '/v2/process-instances/search', {
        filter: { parentProcessInstanceKey: key },
      })
      return body.items[0].processInstanceKey as string
    })
    // when
    expect((await modify(child, { terminateInstructions: [{ elementId: 'First' }] })).status).toBe(204)
    // then
    await runtime.until(async () => {
      const { body } = await worker.request('GET', `/v2/process-instances/${key}`)
      expect(body).toMatchObject({ state: 'ACTIVE', hasIncident: true })
    })
  })

  test('is told in the timeline and in the audit log', async () => {
    const key = await begin('moved')
    await modify(key, { activateInstructions: [{ elementId: 'Second' }] })
    const timeline = await runtime.ownerSql<{ kind: string; actor: string; element_id: string }>(
      `select kind, actor, element_id from timeline where instance_key = ${key} and kind = 'instance-modified'`,
      [],
      'mitte',
    )
    expect(timeline).toEqual([{ kind: 'instance-modified', actor: 'worker', element_id: 'Second' }])
    const audit = await runtime.ownerSql(
      `select 1 from audit_log where action = 'instance:modify' and object = 'instance/${key}'`,
      [],
      'mitte',
    )
    expect(audit).toHaveLength(1)
  })
})

describe('is refused and changes nothing', () => {
  test.each<[string, number, object]>([
    ['without an instruction', 400, {}],
    ['an element the process does not have', 404, { activateInstructions: [{ elementId: 'Nowhere' }] }],
    ['an element that is not open', 400, { terminateInstructions: [{ elementId: 'Second' }] }],
    ['an element instance of nobody', 400, { terminateInstructions: [{ elementInstanceKey: '1' }] }],
    ['a move', 400, { moveInstructions: [{}], activateInstructions: [{ elementId: 'Second' }] }],
    [
      'variables of the whole instance',
      400,
      { activateInstructions: [{ elementId: 'Second', variableInstructions: [{ variables: { a: 1 } }] }] },
    ],
    [
      'half of it: one good, one bad',
      404,
      { activateInstructions: [{ elementId: 'Second' }, { elementId: 'Nowhere' }] },
    ],
  ])('%s', async (_name, expected, body) => {
    const key = await begin('moved')
    const { status, body: problem } = await modify(key, body)
    expect(status, JSON.stringify(problem)).toBe(expected)
    expect(await tasksOf(key)).toEqual(['First'])
    const audit = await runtime.ownerSql(
      `select 1 from audit_log where action = 'instance:modify' and object = 'instance/${key}'`,
      [],
      'mitte',
    )
    expect(audit).toEqual([])
  })

  test('for whoever is no operator, and for another office', async () => {
    const key = await begin('moved')
    const body = { activateInstructions: [{ elementId: 'Second' }] }
    expect((await modify(key, body, clerk)).status).toBe(403)
    expect((await modify(key, body, await runtime.as('operator'))).status).toBe(404)
    expect((await modify('999999', body)).status).toBe(404)
    expect(await tasksOf(key)).toEqual(['First'])
  })
})
