import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { bpmn, chain, end, serviceTask, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

/** A worker tells of trouble without giving up its job, or loses it to an interrupting catcher (BPMN 2.0.2 § 10.5.5). */
let runtime: TestRuntime
let worker: Caller

const caught = (interrupting: boolean) =>
  `<bpmn:boundaryEvent id="Late" attachedToRef="Do" cancelActivity="${interrupting}">
    <bpmn:escalationEventDefinition escalationRef="X1" /></bpmn:boundaryEvent>
   <bpmn:sequenceFlow id="FL" sourceRef="Late" targetRef="Tell" />${userTask('Tell')}`
const model = (id: string, interrupting: boolean) =>
  bpmn(
    id,
    chain(start, serviceTask('Do', id), end) + caught(interrupting),
    '<bpmn:escalation id="X1" name="late" escalationCode="late" />',
  )

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  await deploy(worker.context, {
    resources: [
      { name: 'a.bpmn', content: model('told', false) },
      { name: 'b.bpmn', content: model('stopped', true) },
    ],
  })
})
afterAll(() => runtime.drop())

const begin = async (processDefinitionId: string) => {
  const { body } = await worker.request('POST', '/v2/process-instances', { processDefinitionId })
  const { body: jobs } = await worker.request('POST', '/v2/jobs/search', {
    filter: { processInstanceKey: body.processInstanceKey },
  })
  return { key: body.processInstanceKey as string, job: jobs.items[0].jobKey as string }
}
const escalate = (job: string, body: object = { escalationCode: 'late', variables: { why: 'rain' } }) =>
  worker.request('POST', `/v2/jobs/${job}/escalation`, body)
const openIn = async (processInstanceKey: string): Promise<string[]> => {
  const { body } = await worker.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey, state: 'CREATED' },
  })
  return body.items.map((item: { elementId: string }) => item.elementId)
}
const jobState = async (jobKey: string) =>
  (await worker.request('POST', '/v2/jobs/search', { filter: { jobKey } })).body.items[0].state

test('is caught beside the job, which can still be completed', async () => {
  const { key, job } = await begin('told')
  expect((await escalate(job)).status).toBe(204)
  expect(await openIn(key)).toEqual(['Tell'])
  expect((await worker.request('POST', `/v2/jobs/${job}/completion`, {})).status).toBe(204)
})

test('takes the job away where the catcher interrupts', async () => {
  const { key, job } = await begin('stopped')
  await escalate(job)
  expect(await openIn(key)).toEqual(['Tell'])
  expect(await jobState(job)).toBe('CANCELED')
  expect((await escalate(job)).status).toBe(409)
})

test('that nobody catches passes, and a bad request is refused', async () => {
  const { key, job } = await begin('told')
  expect((await escalate(job, { escalationCode: 'unknown' })).status).toBe(204)
  expect(await openIn(key)).toEqual([])
  expect((await escalate(job, { escalationCode: '' })).status).toBe(400)
  expect((await escalate(job, { escalationCode: 'a', surprise: 1 })).status).toBe(400)
})
