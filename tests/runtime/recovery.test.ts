import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { startInstance } from '../../runtime/instances/start.ts'
import { activateJobs } from '../../runtime/jobs/activate.ts'
import { completeJob } from '../../runtime/jobs/complete.ts'
import { bpmn, chain, end, serviceTask, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

let runtime: TestRuntime
let worker: Caller

beforeAll(async () => {
  runtime = await createTestRuntime({ jobs: new Map() })
  worker = await runtime.as('worker')
})
afterAll(() => runtime.drop())

const deployModel = (content: string) =>
  deploy(worker.context, { resources: [{ name: 'model.bpmn', content }] })
const instancesOf = async (processId: string): Promise<number> => {
  const { body } = await worker.request('POST', '/v2/process-instances/search', {
    filter: { processDefinitionId: processId },
  })
  return body.page.totalItems
}

test('takes over an effect whose node died before carrying it out', async () => {
  // given
  const ordered = `<bpmn:startEvent id="Start" name="Ordered">
      <bpmn:messageEventDefinition id="Start_d" messageRef="Message_ordered" /></bpmn:startEvent>`
  const message = '<bpmn:message id="Message_ordered" name="ordered" />'
  await deployModel(bpmn('taken-over', chain(ordered, userTask('Pack'), end), message))
  // when
  const payload = { name: 'ordered', correlationKey: '', messageId: 'left-behind', variables: {} }
  await runtime.ownerSql(
    `insert into outbox (key, tenant_id, kind, unique_key, payload, available_at)
     values (1, 'mitte', 'publish-message', 'left-behind', $1, now())`,
    [JSON.stringify(payload)],
    'mitte',
  )
  // then
  await runtime.until(async () => {
    expect(await instancesOf('taken-over')).toBe(1)
    expect(await runtime.ownerSql('select key from outbox', [], 'mitte')).toEqual([])
  })
})

test('gives a job whose lease ran out to another worker and refuses the first one’s result', async () => {
  // given
  await deployModel(bpmn('leasing', chain(start, serviceTask('Slow', 'slow'), end)))
  await startInstance(worker.context, { process: { processId: 'leasing' } })
  const lease = (name: string, leaseMs: number) =>
    activateJobs(worker.context, { type: 'slow', worker: name, leaseMs, limit: 1, waitMs: 5_000 })
  // when
  const [first] = await lease('first', 1)
  const [second] = await lease('second', 60_000)
  // then
  expect(second?.key).toBe(first?.key)
  const key = first?.key ?? ''
  await expect(completeJob(worker.context, { key, fence: first?.fence ?? 0 })).rejects.toMatchObject({
    code: 'conflict',
  })
  await completeJob(worker.context, { key, fence: second?.fence ?? 0 })
  await expect(completeJob(worker.context, { key, fence: second?.fence ?? 0 })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('does not lease one job twice at the same time', async () => {
  // given
  await Promise.all(
    Array.from({ length: 10 }, () => startInstance(worker.context, { process: { processId: 'leasing' } })),
  )
  // when
  const leased = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      activateJobs(worker.context, {
        type: 'slow',
        worker: `w${index}`,
        leaseMs: 60_000,
        limit: 4,
        waitMs: 0,
      }),
    ),
  )
  // then
  const keys = leased.flat().map((job) => job.key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('starts a process by timer as often as its cycle says, and the newest version only', async () => {
  // given
  const every = (cycle: string) => `<bpmn:startEvent id="Start" name="Nightly">
      <bpmn:timerEventDefinition id="Start_d"><bpmn:timeCycle>${cycle}</bpmn:timeCycle></bpmn:timerEventDefinition>
    </bpmn:startEvent>`
  await deployModel(bpmn('nightly', chain(every('R/PT1S'), userTask('Look'), end)))
  // when
  await deployModel(bpmn('nightly', chain(every('R2/PT1S'), userTask('Look'), end)))
  // then
  await runtime.until(async () => expect(await instancesOf('nightly')).toBeGreaterThanOrEqual(2))
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const { body } = await worker.request('POST', '/v2/process-instances/search', {
    filter: { processDefinitionId: 'nightly' },
  })
  const versions = body.items.map(
    (item: { processDefinitionVersion: number }) => item.processDefinitionVersion,
  )
  expect(versions.filter((version: number) => version === 2)).toHaveLength(2)
})
