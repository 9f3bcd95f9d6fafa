import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

/** Every way a process begins: several triggers of one event, a receive task, a gateway, named elements. */
let runtime: TestRuntime
let worker: Caller

const roots = `<bpmn:message id="M1" name="order" /><bpmn:message id="M2" name="offer">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=key" /></bpmn:extensionElements></bpmn:message>
  <bpmn:signal id="S1" name="reform" />`
const several = `<bpmn:startEvent id="Several"><bpmn:messageEventDefinition messageRef="M1" />
  <bpmn:signalEventDefinition signalRef="S1" /></bpmn:startEvent>`
const receives = '<bpmn:receiveTask id="Receive" messageRef="M2" instantiate="true" />'

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  await deploy(worker.context, {
    resources: [
      { name: 'a.bpmn', content: bpmn('several', chain(several, userTask('Check'), end), roots) },
      { name: 'b.bpmn', content: bpmn('received', chain(receives, userTask('Check'), end), roots) },
      { name: 'c.bpmn', content: bpmn('steps', chain(start, userTask('First'), userTask('Second'), end)) },
    ],
  })
})
afterAll(() => runtime.drop())

const instancesOf = async (processDefinitionId: string): Promise<string[]> => {
  const { body } = await worker.request('POST', '/v2/process-instances/search', {
    filter: { processDefinitionId },
  })
  return body.items.map((item: { processInstanceKey: string }) => item.processInstanceKey)
}
const openIn = async (processInstanceKey: string): Promise<string[]> => {
  const { body } = await worker.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey, state: 'CREATED' },
  })
  return body.items.map((item: { elementId: string }) => item.elementId).toSorted()
}

test('each trigger of a start event with several begins an instance', async () => {
  await worker.request('POST', '/v2/messages/publication', { name: 'order' })
  expect(await instancesOf('several')).toHaveLength(1)
  await worker.request('POST', '/v2/signals/broadcast', { signalName: 'reform' })
  await runtime.until(async () => expect(await instancesOf('several')).toHaveLength(2))
  for (const key of await instancesOf('several')) expect(await openIn(key)).toEqual(['Check'])
})

test('an instantiating receive task begins an instance and does not wait for the message again', async () => {
  await worker.request('POST', '/v2/messages/publication', { name: 'offer' })
  const [key = ''] = await instancesOf('received')
  expect(await openIn(key)).toEqual(['Check'])
})

describe('start instructions', () => {
  const begin = (startInstructions: object[]) =>
    worker.request('POST', '/v2/process-instances', { processDefinitionId: 'steps', startInstructions })

  test('begin at the named elements instead of the start event', async () => {
    const { body } = await begin([{ elementId: 'Second' }, { elementId: 'First' }])
    expect(await openIn(body.processInstanceKey)).toEqual(['First', 'Second'])
  })

  test.each([
    ['an element the process does not have', [{ elementId: 'Nowhere' }], 404],
    ['something unknown', [{ elementId: 'First', surprise: 1 }], 400],
  ])('that name %s are refused', async (_name, instructions, expected) => {
    const before = await instancesOf('steps')
    expect((await begin(instructions)).status).toBe(expected)
    expect(await instancesOf('steps')).toEqual(before)
  })
})
