import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../engine/run/limits.ts'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { startInstance } from '../../runtime/instances/start.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

/** The depth of calls does not bound a process that calls itself twice, so the size of the tree is bounded too. */
let runtime: TestRuntime
let worker: Caller

const call = (processId: string, items = '') => `<bpmn:callActivity id="Call" name="Call">
  <bpmn:extensionElements><zeebe:calledElement processId="${processId}" /></bpmn:extensionElements>${
    items &&
    `<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
       <zeebe:loopCharacteristics inputCollection="=${items}" inputElement="item" /></bpmn:extensionElements>
     </bpmn:multiInstanceLoopCharacteristics>`
  }</bpmn:callActivity>`
/** Catches every error: a full tree is none. */
const catchAll = `<bpmn:boundaryEvent id="Any" attachedToRef="Call"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="FA" sourceRef="Any" targetRef="Caught" />${userTask('Caught')}`

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  const models = {
    quick: chain(start, end),
    calling: chain(start, userTask('Go'), call('quick'), end) + catchAll,
    doubling: chain(start, call('=&quot;doubling&quot;', '[1, 2]'), end),
    'begin-doubling': chain(start, userTask('Go'), call('=&quot;doubling&quot;'), end),
    wide: chain(start, call('quick', 'for i in 1..50 return i'), end),
  }
  await deploy(worker.context, {
    resources: Object.entries(models).map(([id, body]) => ({ name: `${id}.bpmn`, content: bpmn(id, body) })),
  })
})
afterAll(() => runtime.drop())

const begin = async (processId: string) =>
  (await startInstance(worker.context, { process: { processId } })).key
const go = async (processInstanceKey: string) => {
  const { body } = await worker.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey, elementId: 'Go', state: 'CREATED' },
  })
  const { status } = await worker.request(
    'POST',
    `/v2/user-tasks/${body.items[0].userTaskKey}/completion`,
    {},
  )
  expect(status).toBe(204)
}
const instance = async (key: string) => (await worker.request('GET', `/v2/process-instances/${key}`)).body
const rows = <Row extends object>(sql: string) => runtime.ownerSql<Row>(sql, [], 'mitte')
/** As if the tree had so many calls behind it. */
const callsBefore = (key: string, count: number) =>
  rows(`update instances set call_number = ${count} where key = ${key}`)
const calledBy = async (root: string) => {
  const [row] = await rows<{ n: string; last: number }>(
    `select count(*) as n, max(call_number) as last from instances where root_key = ${root} and key <> ${root}`,
  )
  return { count: Number(row?.n), last: row?.last }
}
const incidentsOf = (root: string) =>
  rows<{ key: string; code: string; element_id: string; message: string }>(
    `select n.key, n.code, n.element_id, n.message from incidents n join instances i on i.key = n.instance_key
     where i.root_key = ${root} and n.state = 'active'`,
  )

test('a call too many is an incident at the call, which nothing catches and a retry repairs', async () => {
  // given
  const [full, other] = [await begin('calling'), await begin('calling')]
  await callsBefore(full, limits.calls)
  // when
  await go(full)
  await go(other)
  // then
  const [incident] = await runtime.until(async () => {
    const found = await incidentsOf(full)
    expect(found).toMatchObject([
      {
        code: 'limit-exceeded',
        element_id: 'Call',
        message: expect.stringContaining(`at most ${limits.calls} instances`),
      },
    ])
    return found
  })
  expect(await calledBy(full)).toMatchObject({ count: 0 })
  // and: another instance of the same process goes on
  await runtime.until(async () => expect(await instance(other)).toMatchObject({ state: 'COMPLETED' }))
  // and when there is room again
  await callsBefore(full, limits.calls - 1)
  const { status } = await worker.request('POST', `/v2/incidents/${incident?.key}/resolution`)
  // then
  expect(status).toBe(204)
  await runtime.until(async () => expect(await instance(full)).toMatchObject({ state: 'COMPLETED' }))
  expect(await calledBy(full)).toEqual({ count: 1, last: limits.calls })
})

test('a process that calls itself twice stops growing', async () => {
  // given
  const root = await begin('begin-doubling')
  await callsBefore(root, limits.calls - 20)
  // when
  await go(root)
  // then
  await runtime.until(async () => {
    const [left] = await rows<{ n: string }>('select count(*) as n from outbox')
    expect(Number(left?.n)).toBe(0)
    expect((await incidentsOf(root)).length).toBeGreaterThan(0)
  })
  const { count, last } = await calledBy(root)
  expect(last).toBe(limits.calls)
  // Two lanes of one tenant may give a number twice.
  expect(count).toBeGreaterThanOrEqual(20)
  expect(count).toBeLessThanOrEqual(40)
  expect(new Set((await incidentsOf(root)).map(({ code }) => code))).toEqual(new Set(['limit-exceeded']))
})

test('a wide fan-out of calls is numbered and passes', async () => {
  const root = await begin('wide')
  await runtime.until(async () => expect(await instance(root)).toMatchObject({ state: 'COMPLETED' }))
  const { count, last } = await calledBy(root)
  expect(count).toBe(50)
  expect(last).toBeLessThanOrEqual(50)
})
