import {
  createCamundaClient,
  ElementId,
  JobKey,
  ProcessDefinitionId,
  TenantId,
  UserTaskKey,
} from '@camunda8/orchestration-cluster-api'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bpmn, chain, end, serviceTask, start, userTask } from '../../support/sample-models.ts'
import { createTestRuntime, type TestRuntime, testPassword } from '../../support/test-runtime.ts'

/**
 * The contract: the official TypeScript client of the Camunda 8 Orchestration Cluster API works against a
 * listening server, with its own response validation on.
 */
let runtime: TestRuntime
let server: ReturnType<typeof serve>
let camunda: ReturnType<typeof createCamundaClient>

const message = `<bpmn:message id="Message_paid" name="paid">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=orderId" /></bpmn:extensionElements>
  </bpmn:message>`
const waitForPayment = `<bpmn:intermediateCatchEvent id="Paid" name="Paid">
      <bpmn:messageEventDefinition id="PaidDefinition" messageRef="Message_paid" />
    </bpmn:intermediateCatchEvent>`
const model = bpmn(
  'order',
  chain(start, serviceTask('Reserve', 'reserve'), userTask('Approve'), waitForPayment, end),
  message,
)

beforeAll(async () => {
  runtime = await createTestRuntime()
  const port = await new Promise<number>((resolve) => {
    server = serve({ fetch: runtime.app.fetch, hostname: '127.0.0.1', port: 0 }, (info) => resolve(info.port))
  })
  camunda = createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: `http://127.0.0.1:${port}/v2`,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: 'worker',
      CAMUNDA_BASIC_AUTH_PASSWORD: testPassword,
      CAMUNDA_DEFAULT_TENANT_ID: 'mitte',
      CAMUNDA_SDK_VALIDATION: 'req:strict,res:strict',
    },
  })
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await runtime.drop()
})

test('deploys, starts, works a job, completes a user task, publishes a message, sees the end', async () => {
  // given
  const deployment = await camunda.createDeployment({
    resources: [new File([model], 'order.bpmn', { type: 'application/xml' })],
    tenantId: TenantId.assumeExists('mitte'),
  })
  expect(deployment.deployments[0]?.processDefinition?.processDefinitionVersion).toBe(1)

  // when it starts
  const instance = await camunda.createProcessInstance({
    processDefinitionId: ProcessDefinitionId.assumeExists('order'),
    variables: { orderId: 'A-1' },
  })
  const { processInstanceKey } = instance

  // and the job is worked
  const { jobs } = await camunda.activateJobs({
    type: 'reserve',
    worker: 'test',
    timeout: 10_000,
    maxJobsToActivate: 5,
    requestTimeout: 5_000,
  })
  expect(jobs).toHaveLength(1)
  expect(jobs[0]?.variables).toMatchObject({ orderId: 'A-1' })
  await camunda.completeJob({
    jobKey: JobKey.assumeExists(jobs[0]?.jobKey ?? ''),
    variables: { reserved: true },
  })

  // and the user task is assigned and completed
  const tasks = await camunda.searchUserTasks(
    { filter: { processInstanceKey, state: 'CREATED' } },
    { consistency: { waitUpToMs: 0 } },
  )
  expect(tasks.items[0]).toMatchObject({
    elementId: ElementId.assumeExists('Approve'),
    candidateGroups: ['clerk'],
  })
  const userTaskKey = UserTaskKey.assumeExists(tasks.items[0]?.userTaskKey ?? '')
  await camunda.assignUserTask({ userTaskKey, assignee: 'clerk.mitte' })
  await camunda.completeUserTask({ userTaskKey, variables: { approved: true } })
  const task = await camunda.getUserTask({ userTaskKey }, { consistency: { waitUpToMs: 0 } })
  expect(task.state).toBe('COMPLETED')

  // and the message comes
  const published = await camunda.publishMessage({ name: 'paid', correlationKey: 'A-1', timeToLive: 10_000 })
  expect(published.messageKey).toMatch(/^\d+$/)

  // then the instance is complete, with its history
  const done = await camunda.getProcessInstance({ processInstanceKey }, { consistency: { waitUpToMs: 0 } })
  expect(done.state).toBe('COMPLETED')
  const elements = await camunda.searchElementInstances(
    { filter: { processInstanceKey } },
    { consistency: { waitUpToMs: 0 } },
  )
  expect(elements.items.map((element) => element.elementId)).toEqual([
    'Start',
    'Reserve',
    'Approve',
    'Paid',
    'End',
  ])
  const variables = await camunda.searchVariables(
    { filter: { processInstanceKey } },
    { consistency: { waitUpToMs: 0 } },
  )
  expect(Object.fromEntries(variables.items.map(({ name, value }) => [name, value]))).toMatchObject({
    orderId: '"A-1"',
    reserved: 'true',
    approved: 'true',
  })
})

test('fails a job until an incident, which is found and resolved', async () => {
  // given
  const instance = await camunda.createProcessInstance({
    processDefinitionId: ProcessDefinitionId.assumeExists('order'),
    variables: { orderId: 'A-2' },
  })
  const { processInstanceKey } = instance
  const activate = () =>
    camunda.activateJobs({
      type: 'reserve',
      worker: 'test',
      timeout: 10_000,
      maxJobsToActivate: 1,
      requestTimeout: 5_000,
    })
  // when
  for (const retries of [1, 0]) {
    const { jobs } = await activate()
    await camunda.failJob({
      jobKey: JobKey.assumeExists(jobs[0]?.jobKey ?? ''),
      retries,
      errorMessage: 'no stock',
    })
  }
  // then
  const found = await camunda.searchIncidents(
    { filter: { processInstanceKey, state: 'ACTIVE' } },
    { consistency: { waitUpToMs: 0 } },
  )
  expect(found.items[0]).toMatchObject({
    errorType: 'JOB_NO_RETRIES',
    errorMessage: 'no stock',
    elementId: 'Reserve',
  })
  await camunda.resolveIncident({ incidentKey: found.items[0]?.incidentKey as never })
  const { jobs } = await activate()
  await camunda.completeJob({ jobKey: JobKey.assumeExists(jobs[0]?.jobKey ?? '') })
  await camunda.cancelProcessInstance({ processInstanceKey })
  const done = await camunda.getProcessInstance({ processInstanceKey }, { consistency: { waitUpToMs: 0 } })
  expect(done).toMatchObject({ state: 'TERMINATED', hasIncident: false })
})

test('answers topology and refuses an unknown process with a problem', async () => {
  expect(await camunda.getTopology()).toMatchObject({ clusterSize: 1 })
  await expect(
    camunda.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('nowhere') }),
  ).rejects.toMatchObject({ status: 404 })
})
