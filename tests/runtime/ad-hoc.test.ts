import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'
import {
  type Caller,
  createTestRuntime,
  type ResponseBody,
  type TestRuntime,
} from '../support/test-runtime.ts'

/** Clerks start the steps of an ad-hoc sub-process as they need them, over HTTP and from the case page. */
let runtime: TestRuntime
let worker: Caller
let clerk: Caller

const free = `<bpmn:adHocSubProcess id="Free" name="Further steps">${userTask('Ask')}${userTask('Visit')}</bpmn:adHocSubProcess>`

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  clerk = await runtime.as('clerk.mitte')
  await deploy(worker.context, {
    resources: [{ name: 'free.bpmn', content: bpmn('free', chain(start, free, userTask('Last'), end)) }],
  })
})
afterAll(() => runtime.drop())

const begin = async (): Promise<string> => {
  const { body } = await clerk.request('POST', '/v2/process-instances', { processDefinitionId: 'free' })
  return body.processInstanceKey
}
const caseOf = async (key: string): Promise<ResponseBody> =>
  (await clerk.request('GET', `/v2/cases/${key}`)).body
const openIn = async (processInstanceKey: string): Promise<string[]> => {
  const { body } = await worker.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey, state: 'CREATED' },
  })
  return body.items.map((item: { elementId: string }) => item.elementId).toSorted()
}
const act = (adHoc: string, what: 'activation' | 'completion', elements: string[] = [], caller = clerk) =>
  caller.request('POST', `/v2/element-instances/ad-hoc-activities/${adHoc}/${what}`, {
    ...(what === 'activation' && { elements: elements.map((elementId) => ({ elementId })) }),
  })

describe('an ad-hoc sub-process', () => {
  test('is offered on the case with its steps, which start as often as they are asked for', async () => {
    // given
    const key = await begin()
    const { adHoc } = await caseOf(key)
    expect(adHoc).toEqual([
      {
        adHocSubProcessInstanceKey: expect.stringMatching(/^\d+$/),
        id: 'Free',
        name: 'Further steps',
        steps: [
          { id: 'Ask', name: 'Task Ask' },
          { id: 'Visit', name: 'Task Visit' },
        ],
      },
    ])
    const [{ adHocSubProcessInstanceKey }] = adHoc
    // when
    expect((await act(adHocSubProcessInstanceKey, 'activation', ['Ask', 'Visit'])).status).toBe(204)
    expect((await act(adHocSubProcessInstanceKey, 'activation', ['Ask'])).status).toBe(204)
    // then
    expect(await openIn(key)).toEqual(['Ask', 'Ask', 'Visit'])
    const texts = (await caseOf(key)).timeline.map((entry: { text: { de: string } }) => entry.text.de)
    expect(texts.filter((text: string) => text === 'Task Ask: zusätzlich begonnen')).toHaveLength(2)
  })

  test('is ended by a person, goes on, and is offered no longer', async () => {
    const key = await begin()
    const [{ adHocSubProcessInstanceKey }] = (await caseOf(key)).adHoc
    expect((await act(adHocSubProcessInstanceKey, 'completion')).status).toBe(204)
    expect(await openIn(key)).toEqual(['Last'])
    expect((await caseOf(key)).adHoc).toEqual([])
    expect((await act(adHocSubProcessInstanceKey, 'activation', ['Ask'])).status).toBe(404)
    const audit = await runtime.ownerSql(
      `select 1 from audit_log where action = 'ad-hoc:use' and object = 'element-instance/${adHocSubProcessInstanceKey}'`,
      [],
      'mitte',
    )
    expect(audit).toHaveLength(1)
  })

  test('of another office is not there, and others than clerks may not use it', async () => {
    const [{ adHocSubProcessInstanceKey }] = (await caseOf(await begin())).adHoc
    const foreign = await runtime.as('clerk.neukoelln')
    expect((await act(adHocSubProcessInstanceKey, 'activation', ['Ask'], foreign)).status).toBe(404)
    const manager = await runtime.as('manager')
    expect((await act(adHocSubProcessInstanceKey, 'activation', ['Ask'], manager)).status).toBe(403)
  })

  test.each<[string, object]>([
    ['a step it does not have', { elements: [{ elementId: 'Last' }] }],
    ['no step', { elements: [] }],
    ['variables of a step', { elements: [{ elementId: 'Ask', variables: { a: 1 } }] }],
    ['an end of the others', { elements: [{ elementId: 'Ask' }], cancelRemainingInstances: true }],
  ])('refuses %s', async (_name, body) => {
    const key = await begin()
    const [{ adHocSubProcessInstanceKey }] = (await caseOf(key)).adHoc
    const path = `/v2/element-instances/ad-hoc-activities/${adHocSubProcessInstanceKey}/activation`
    expect((await clerk.request('POST', path, body)).status).toBe(400)
    expect(await openIn(key)).toEqual([])
  })
})
