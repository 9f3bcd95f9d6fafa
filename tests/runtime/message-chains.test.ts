import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { startInstance } from '../../runtime/instances/start.ts'
import { longestChain } from '../../runtime/lanes/chain.ts'
import { publishMessage } from '../../runtime/messages/publish.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

/** Processes that start each other by messages, signals and calls without a wait come to an end. */
let runtime: TestRuntime
let worker: Caller

const names = ['echo', 'mixed', 'calls', 'returns', 'asks', 'told']
const roots = `${names.map((name) => `<bpmn:message id="M_${name}" name="${name}"><bpmn:extensionElements><zeebe:subscription correlationKey="=&quot;k&quot;" /></bpmn:extensionElements></bpmn:message>`).join('')}
  <bpmn:signal id="S_mixed" name="mixed" />`
const message = (name: string) => `<bpmn:messageEventDefinition messageRef="M_${name}" />`
const signal = '<bpmn:signalEventDefinition signalRef="S_mixed" />'
const begins = (definition: string) => `<bpmn:startEvent id="Heard">${definition}</bpmn:startEvent>`
const sends = (definition: string) => `<bpmn:endEvent id="Again">${definition}</bpmn:endEvent>`
const call = (processId: string) => `<bpmn:callActivity id="Call"><bpmn:extensionElements>
  <zeebe:calledElement processId="${processId}" /></bpmn:extensionElements></bpmn:callActivity>`

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  const models = {
    echo: chain(begins(message('echo')), sends(message('echo'))),
    'mixed-message': chain(begins(message('mixed')), sends(signal)),
    'mixed-signal': chain(begins(signal), sends(message('mixed'))),
    calls: chain(begins(message('calls')), call('sends-calls'), end),
    'sends-calls': chain(start, sends(message('calls'))),
    returns: chain(begins(message('returns')), call('quick'), sends(message('returns'))),
    quick: chain(start, end),
    asks: chain(begins(message('asks')), userTask('Ask'), sends(message('asks'))),
    waits: chain(
      start,
      `<bpmn:intermediateCatchEvent id="Wait">${message('told')}</bpmn:intermediateCatchEvent>`,
      end,
    ),
  }
  await deploy(worker.context, {
    resources: Object.entries(models).map(([id, body]) => ({
      name: `${id}.bpmn`,
      content: bpmn(id, body, roots),
    })),
  })
})
afterAll(() => runtime.drop())

/** As the last of so many starts would send it. */
const publish = (name: string, depth: number, correlationKey = '') =>
  publishMessage(worker.context, { name, correlationKey, timeToLiveMs: 60_000, depth })
const count = async (sql: string) =>
  Number((await runtime.ownerSql<{ n: string }>(`select count(*) as n from ${sql}`, [], 'mitte'))[0]?.n)
const instancesOf = (processId: string) => count(`instances where process_id = '${processId}'`)
const settled = () =>
  runtime.until(async () => expect((await count('outbox')) + (await count('signals'))).toBe(0))

test.each([
  ['each other by messages', 'echo', ['echo'], 3],
  ['each other by messages and signals in turn', 'mixed', ['mixed-message', 'mixed-signal'], 3],
  ['themselves through a process they call', 'calls', ['calls'], 3],
  ['themselves after a call that came back at once', 'returns', ['returns'], 3],
])('processes that start %s stop after a hundred starts', async (_name, name, processes, starts) => {
  // when: 97 starts are behind it
  await publish(name, longestChain - starts)
  // then
  const all = async () => {
    let sum = 0
    for (const process of processes) sum += await instancesOf(process)
    return sum
  }
  await runtime.until(async () => expect(await all()).toBe(starts))
  await settled()
  expect(await all()).toBe(starts)
})

test('a person between two starts begins a new chain', async () => {
  // given
  await publish('asks', longestChain - 1)
  const { body } = await worker.request('POST', '/v2/user-tasks/search', { filter: { elementId: 'Ask' } })
  expect(body.items).toHaveLength(1)
  // when
  await worker.request('POST', `/v2/user-tasks/${body.items[0].userTaskKey}/completion`, {})
  // then
  await runtime.until(async () => expect(await instancesOf('asks')).toBe(2))
})

test('the last message of a chain still reaches who waits for it', async () => {
  // given
  const { key } = await startInstance(worker.context, { process: { processId: 'waits' } })
  // when
  const { instanceKeys } = await publish('told', longestChain, 'k')
  // then
  expect(instanceKeys).toEqual([key])
})
