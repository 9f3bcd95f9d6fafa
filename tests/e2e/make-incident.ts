import { bpmn } from '../support/bpmn-builder.ts'
import type { TestServer } from '../support/start-server.ts'
import { machineClient } from './api.ts'
import { until } from './see.ts'

const jobType = 'melderegister-abfragen'

/** A case whose job fails for good: the register does not answer. */
export async function makeIncident(server: TestServer): Promise<void> {
  const worker = machineClient(server)
  const model = bpmn('meldeabfrage')
    .start()
    .node(
      'serviceTask',
      'Abfrage',
      { name: 'Melderegister abfragen' },
      `<extensionElements><zeebe:taskDefinition type="${jobType}" retries="1"/></extensionElements>`,
    )
    .end()
    .flow('Start', 'Abfrage', 'End')
    .xml()
    .replace('name="meldeabfrage"', 'name="Meldeabfrage"')
  const upload = new FormData()
  upload.append('resources', new File([model], 'meldeabfrage.bpmn', { type: 'application/xml' }))
  await worker.post('/v2/deployments', upload)
  await worker.post('/v2/process-instances', { processDefinitionId: 'meldeabfrage' })
  const job = await nextJob(server)
  await worker.post(`/v2/jobs/${job}/failure`, {
    retries: 0,
    errorMessage: 'Das Melderegister antwortet nicht.',
  })
}

/** After the retry the register answers. */
export async function finishIncidentJob(server: TestServer): Promise<void> {
  const worker = machineClient(server)
  await worker.post(`/v2/jobs/${await nextJob(server)}/completion`, { variables: {} })
}

function nextJob(server: TestServer): Promise<string> {
  return until(async () => {
    const { jobs } = await machineClient(server).post('/v2/jobs/activation', {
      type: jobType,
      maxJobsToActivate: 1,
      timeout: 60_000,
      worker: 'story',
      requestTimeout: -1,
    })
    if (jobs.length === 0) throw new Error(`Expected a job '${jobType}', but found none.`)
    return jobs[0].jobKey
  })
}
