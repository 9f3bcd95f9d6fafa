import createCamundaClient, { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../../runtime/http/listen.ts'
import { bpmn, message } from '../../support/bpmn-builder.ts'
import { createTestRuntime, type TestRuntime, testPassword } from '../../support/test-runtime.ts'

const processId = ProcessDefinitionId.assumeExists('contract')
const now = { consistency: { waitUpToMs: 0 } }

/** A job, then a person, then a message: start → work → check → receive → end. */
const model = bpmn('contract')
  .message('Message_Answer', 'answer', '= caseId')
  .start('Start')
  .service('Work', 'contract-work')
  .user('Check')
  .node('intermediateCatchEvent', 'Receive', {}, message('Message_Answer'))
  .end('End')
  .flow('Start', 'Work', 'Check', 'Receive', 'End')
  .xml()

/** The official TypeScript client of the Camunda 8 REST API, validating every answer strictly. */
describe('the official client of the Camunda 8 Orchestration Cluster REST API', () => {
  let runtime: TestRuntime
  let server: Listening
  let client: ReturnType<typeof createCamundaClient>

  beforeAll(async () => {
    runtime = await createTestRuntime()
    server = await listen({
      port: 0,
      host: '127.0.0.1',
      fetch: (request, env) => runtime.app.fetch(request, env as object),
    })
    client = createCamundaClient({
      config: {
        CAMUNDA_REST_ADDRESS: server.address,
        CAMUNDA_AUTH_STRATEGY: 'BASIC',
        CAMUNDA_BASIC_AUTH_USERNAME: 'worker',
        CAMUNDA_BASIC_AUTH_PASSWORD: testPassword,
        CAMUNDA_DEFAULT_TENANT_ID: 'mitte',
        CAMUNDA_SDK_VALIDATION: 'strict',
        CAMUNDA_SDK_HTTP_RETRY_MAX_ATTEMPTS: 1,
      },
    })
  })
  afterAll(async () => {
    await server.drain(1000)
    await runtime.drop()
  })

  test('deploys, starts, works a job, completes a task, publishes a message, and sees the instance end', async () => {
    // given
    const topology = await client.getTopology()
    expect(topology.clusterSize).toBe(1)
    const file = new File([model], 'contract.bpmn', { type: 'application/xml' })
    const deployment = await client.createDeployment({ resources: [file] })
    expect(deployment.processes[0]?.processDefinitionId).toBe('contract')

    // when a process is started
    const started = await client.createProcessInstance({
      processDefinitionId: processId,
      variables: { caseId: 'C-1' },
    })

    // then a worker gets its job
    const { jobs } = await client.activateJobs({
      type: 'contract-work',
      timeout: 30_000,
      maxJobsToActivate: 1,
      worker: 'contract-test',
    })
    const [job] = jobs
    expect(job?.variables).toMatchObject({ caseId: 'C-1' })
    if (job === undefined) throw new Error('No job was activated.')
    await client.completeJob({ jobKey: job.jobKey, variables: { worked: true } })

    // and a person the task
    const tasks = await client.searchUserTasks(
      { filter: { processInstanceKey: started.processInstanceKey } },
      now,
    )
    const [task] = tasks.items
    expect(task).toMatchObject({ elementId: 'Check', state: 'CREATED' })
    if (task === undefined) throw new Error('No task was created.')
    await client.assignUserTask({ userTaskKey: task.userTaskKey, assignee: 'clerk.mitte' })
    await client.completeUserTask({ userTaskKey: task.userTaskKey, variables: { checked: true } })

    // and the message ends the instance
    const published = await client.publishMessage({
      name: 'answer',
      correlationKey: 'C-1',
      timeToLive: 60_000,
      messageId: 'answer-1',
      variables: { answer: 'yes' },
    })
    expect(published.messageKey).toMatch(/^\d+$/)
    await runtime.until(async () => {
      const found = await client.getProcessInstance({ processInstanceKey: started.processInstanceKey }, now)
      expect(found.state).toBe('COMPLETED')
    })
    const variables = await client.searchVariables(
      { filter: { processInstanceKey: started.processInstanceKey } },
      now,
    )
    const values = Object.fromEntries(variables.items.map(({ name, value }) => [name, value]))
    expect(values).toMatchObject({ worked: 'true', checked: 'true', answer: '"yes"' })
    const elements = await client.searchElementInstances(
      { filter: { processInstanceKey: started.processInstanceKey } },
      now,
    )
    expect(elements.items.map(({ elementId }) => elementId).sort()).toEqual(
      expect.arrayContaining(['Check', 'End', 'Receive', 'Start', 'Work']),
    )
  })

  test('a failed job without attempts left is an incident that can be resolved', async () => {
    // given
    await client.createDeployment({ resources: [new File([model], 'contract.bpmn')] })
    const started = await client.createProcessInstance({
      processDefinitionId: processId,
      variables: { caseId: 'C-2' },
    })
    const activation = {
      type: 'contract-work',
      timeout: 30_000,
      maxJobsToActivate: 1,
      worker: 'contract-test',
    }
    const first = (await client.activateJobs(activation)).jobs[0]
    if (first === undefined) throw new Error('No job was activated.')

    // when
    await client.failJob({ jobKey: first.jobKey, retries: 0, errorMessage: 'The register does not answer.' })

    // then
    const filter = { processInstanceKey: started.processInstanceKey }
    const incidents = await client.searchIncidents({ filter }, now)
    expect(incidents.items).toMatchObject([
      { elementId: 'Work', state: 'ACTIVE', errorType: 'JOB_NO_RETRIES' },
    ])
    await client.updateJob({ jobKey: first.jobKey, changeset: { retries: 1 } })
    const [incident] = incidents.items
    if (incident === undefined) throw new Error('No incident was raised.')
    await client.resolveIncident({ incidentKey: incident.incidentKey })
    const again = (await client.activateJobs(activation)).jobs[0]
    expect(again?.processInstanceKey).toBe(started.processInstanceKey)
    await client.cancelProcessInstance({ processInstanceKey: started.processInstanceKey })
  })

  test('an unknown process is a problem document, not a crash', async () => {
    const unknown = ProcessDefinitionId.assumeExists('never-deployed')
    await expect(client.createProcessInstance({ processDefinitionId: unknown })).rejects.toMatchObject({
      status: 404,
    })
  })
})
