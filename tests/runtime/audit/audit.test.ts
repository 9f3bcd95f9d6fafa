import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../../runtime/deployments/deploy.ts'
import { bpmn, chain, end, serviceTask, start, userTask } from '../../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'

let runtime: TestRuntime
let worker: Caller
let clerk: Caller
beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  clerk = await runtime.as('clerk.mitte')
})
afterAll(() => runtime.drop())

const audited = async () =>
  (
    await runtime.ownerSql<{ line: string }>(
      `select actor_id || ' ' || action || ' ' || object as line from audit_log order by id`,
      [],
      'mitte',
    )
  ).map(({ line }) => line)

test('what machines and clerks do beside the steps of a case is written down, and who read its content', async () => {
  // given
  const model = bpmn('audited', chain(start, serviceTask('Do', 'outside'), userTask('Check'), end))
  const { key: deployment } = await deploy(worker.context, {
    resources: [{ name: 'a.bpmn', content: model }],
  })
  const { body: started } = await clerk.request('POST', '/v2/process-instances', {
    processDefinitionId: 'audited',
    variables: { name: 'Secret' },
  })
  const instance = started.processInstanceKey
  const { body: jobs } = await worker.request('POST', '/v2/jobs/search', {})
  const job = jobs.items[0].jobKey
  // when
  await worker.request('POST', `/v2/jobs/${job}/failure`, { retries: 1 })
  await worker.request('PATCH', `/v2/jobs/${job}`, { changeset: { retries: 2 } })
  await clerk.request('POST', '/v2/variables/search', { filter: { processInstanceKey: instance } })
  await clerk.request('POST', '/v2/variables/search', { filter: { processInstanceKey: instance } })
  await clerk.request('POST', '/v2/variables/search', { filter: { processInstanceKey: '999' } })
  await worker.request('POST', `/v2/jobs/${job}/completion`, {})
  const { body: tasks } = await clerk.request('POST', '/v2/user-tasks/search', {})
  await clerk.request('POST', `/v2/user-tasks/${tasks.items[0].userTaskKey}/variables/search`)
  const { body: message } = await clerk.request('POST', '/v2/messages/publication', { name: 'n' })
  // then: one look is one line, nothing refused or missing is a line, no content
  expect((await audited()).filter((line) => !line.includes('session:'))).toEqual([
    `demo-worker definition:deploy deployment/${deployment}`,
    `demo-worker job:fail job/${job}`,
    `demo-worker job:update job/${job}`,
    `demo-clerk-mitte case:read case/${instance}`,
    `demo-clerk-mitte task:read case/${instance}`,
    `demo-clerk-mitte message:publish message/${message.messageKey}`,
  ])
  // and the steps of the case carry who set them off
  const steps = await runtime.ownerSql<{ command: string; actor: string }>(
    'select command, actor from step_records where instance_key = $1 order by version',
    [instance],
    'mitte',
  )
  expect(steps).toEqual([
    { command: 'start', actor: 'clerk.mitte' },
    { command: 'completeJob', actor: 'worker' },
  ])
})
