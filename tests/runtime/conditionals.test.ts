import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { bpmn, chain, end, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime, testActor } from '../support/test-runtime.ts'

/** Conditional start events begin an instance when somebody tells what has become true (BPMN 2.0.2 § 10.5.2). */
let runtime: TestRuntime
let worker: Caller
let ownKey = ''

const when = (id: string, condition: string) => `<bpmn:startEvent id="${id}"><bpmn:conditionalEventDefinition>
  <bpmn:condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression">${condition}</bpmn:condition>
  </bpmn:conditionalEventDefinition></bpmn:startEvent>`
const model = (id: string, condition: string) =>
  bpmn(id, chain(when('Start', condition), userTask('Check'), end))

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  const publisher = await runtime.as('publisher')
  await deploy(publisher.context, {
    resources: [
      { name: 'high.bpmn', content: model('high', '=amount &gt; 1000') },
      { name: 'low.bpmn', content: model('low', '=amount &lt; 10') },
      { name: 'shared.bpmn', content: model('hidden', '=amount &gt; 0') },
    ],
  })
  const own = await deploy(worker.context, {
    resources: [{ name: 'shared.bpmn', content: model('hidden', '=amount &gt; 5000') }],
  })
  ownKey = own.processes[0]?.key ?? ''
  const foreign = await runtime.as(testActor('neukoelln', 'publisher'))
  await deploy(foreign.context, {
    resources: [{ name: 'theirs.bpmn', content: model('theirs', '=amount &gt; 0') }],
  })
})
afterAll(() => runtime.drop())

const evaluate = (body: object, headers = {}) =>
  worker.request('POST', '/v2/conditionals/evaluation', body, headers)
const startedBy = async (body: object, headers = {}) => {
  const answer = await evaluate(body, headers)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const { processInstances } = answer.body as { processInstances: { processInstanceKey: string }[] }
  return Promise.all(
    processInstances.map(async ({ processInstanceKey }) => {
      const { body } = await worker.request('GET', `/v2/process-instances/${processInstanceKey}`)
      return body.processDefinitionId as string
    }),
  )
}

describe('conditions', () => {
  test('start what they hold for and nothing else, with the variables', async () => {
    const { body } = await evaluate({ variables: { amount: 2000 } })
    expect(body).toMatchObject({
      tenantId: 'mitte',
      conditionalEvaluationKey: expect.stringMatching(/^\d+$/),
    })
    expect(body.processInstances).toHaveLength(1)
    const { body: variables } = await worker.request('POST', '/v2/variables/search', {
      filter: { processInstanceKey: body.processInstances[0].processInstanceKey, name: 'amount' },
    })
    expect(variables.items[0].value).toBe('2000')
  })

  test('start nothing when none holds, or one cannot be evaluated', async () => {
    expect(await startedBy({ variables: { amount: 100 } })).toEqual([])
    expect(await startedBy({ variables: {} })).toEqual([])
    expect(await startedBy({ variables: { amount: 'much' } })).toEqual([])
  })

  test('of the office’s own version hide the shared one, and another office’s are not seen', async () => {
    expect((await startedBy({ variables: { amount: 6000 } })).toSorted()).toEqual(['hidden', 'high'])
  })

  test('of one definition only', async () => {
    expect(await startedBy({ variables: { amount: 6000 }, processDefinitionKey: ownKey })).toEqual(['hidden'])
    expect((await evaluate({ variables: {}, processDefinitionKey: '999999' })).status).toBe(404)
  })

  test('with the same idempotency key start once', async () => {
    const key = { 'idempotency-key': 'measured-1' }
    const first = await evaluate({ variables: { amount: 3 } }, key)
    const second = await evaluate({ variables: { amount: 3 } }, key)
    expect(second.body.processInstances).toEqual(first.body.processInstances)
    expect((await evaluate({ variables: { amount: 4 } }, key)).status).toBe(409)
  })

  test.each([
    ['without variables', {}],
    ['with something unknown', { variables: {}, surprise: 1 }],
    ['with a key that is none', { variables: {}, processDefinitionKey: 'high' }],
  ])('%s are refused', async (_name, body) => {
    expect((await evaluate(body)).status).toBe(400)
  })
})
