import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deployShippedProcedures } from '../../../runtime/deployments/deploy-shipped.ts'
import { letterWorker } from '../../../runtime/letters/letter-worker.ts'
import { systemContext } from '../../../runtime/system-context.ts'
import { readScenarios, scenariosOf } from '../../processes/scenario.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'

let runtime: TestRuntime
let clerk: Caller
let applicant: Caller
let caseKey: string

beforeAll(async () => {
  runtime = await createTestRuntime({ jobs: new Map([['letter', letterWorker]]) })
  const context = systemContext(runtime.deps, 'senat', 'test')
  await deployShippedProcedures(context, fileURLToPath(new URL('../../../processes', import.meta.url)))
  clerk = await runtime.as('clerk.mitte')
  applicant = await runtime.as('applicant')
  caseKey = await sendApplication()
  await forwardIt()
})
afterAll(() => runtime?.drop())

async function sendApplication(): Promise<string> {
  const [, scenario] = scenariosOf(readScenarios('grundsicherung'), 'process')[0] ?? []
  const draft = await applicant.request('POST', '/v2/applications', {
    processId: 'grundsicherung',
    tenantId: 'mitte',
  })
  expect(draft.status).toBe(201)
  const sent = await applicant.request('POST', `/v2/applications/${draft.body.id}/submission`, {
    data: scenario?.start?.variables?.antrag,
  })
  expect(sent.body).toMatchObject({ fileNumber: expect.stringMatching(/^GS-\d\d-\d{6}$/) })
  return sent.body.processInstanceKey
}

/** "Not ours": the shortest way to a letter. */
async function forwardIt(): Promise<void> {
  const { body } = await clerk.request('GET', '/v2/tasks?view=all')
  const key = body.items[0].userTaskKey
  await clerk.request('POST', `/v2/user-tasks/${key}/assignment`, { assignee: 'clerk.mitte' })
  const done = await clerk.request('POST', `/v2/user-tasks/${key}/completion`, {
    variables: { zustaendig: false, stelle: 'Sozialamt Neukölln', begruendung: 'Sie wohnen in Neukölln.' },
  })
  expect(done.status).toBe(204)
}

async function letters(): Promise<{ id: string; name: string; kind: string; mediaType: string }[]> {
  return runtime.until(async () => {
    const { body } = await clerk.request('GET', `/v2/cases/${caseKey}/documents`)
    const found = body.items.filter((item: { kind: string }) => item.kind === 'letter')
    if (found.length === 0) throw new Error('no letter yet')
    return found
  })
}

describe('documents of a case', () => {
  test('hold the application as sent and each letter', async () => {
    const [letter] = await letters()
    expect(letter).toMatchObject({
      kind: 'letter',
      mediaType: 'application/pdf',
      name: expect.stringMatching(/^Weiterleitung GS-/),
    })
    const { body } = await clerk.request('GET', `/v2/cases/${caseKey}/documents`)
    expect(body.items.map((item: { kind: string }) => item.kind).sort()).toEqual(['application', 'letter'])
  })

  test('come as attachments in a sandbox', async () => {
    const [letter] = await letters()
    const { status, headers } = await clerk.request('GET', `/v2/documents/${letter?.id}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="Weiterleitung GS-/)
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toContain('no-store')
  })

  test('are read by the applicant they are for', async () => {
    const [letter] = await letters()
    expect((await applicant.request('GET', `/v2/documents/${letter?.id}`)).status).toBe(200)
  })

  test('do not exist for another office, another applicant or nobody', async () => {
    const [letter] = await letters()
    const other = await runtime.as('clerk.neukoelln')
    expect((await other.request('GET', `/v2/documents/${letter?.id}`)).status).toBe(404)
    expect((await other.request('GET', `/v2/cases/${caseKey}/documents`)).status).toBe(404)
    const stranger = { ...applicant.context, actor: { ...applicant.actor, userId: 'somebody-else' } }
    const { readDocument } = await import('../../../runtime/documents/read-document.ts')
    await expect(readDocument(stranger, letter?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
    expect((await runtime.app.request(`/v2/documents/${letter?.id}`)).status).toBe(401)
  })

  test('are not for managers and operators, and an id that is none is told so', async () => {
    const [letter] = await letters()
    const manager = await runtime.as('manager')
    expect((await manager.request('GET', `/v2/documents/${letter?.id}`)).status).toBe(403)
    expect((await clerk.request('GET', '/v2/documents/1')).status).toBe(400)
  })

  test('reading is audited without content', async () => {
    const [letter] = await letters()
    await clerk.request('GET', `/v2/documents/${letter?.id}`)
    const rows = await runtime.database.transaction(
      { tenant: 'mitte' },
      (tx) => tx<{ actor_id: string }>`
        select actor_id from audit_log where action = 'document:read' and object = ${`document/${letter?.id}`}`,
    )
    expect(rows.map(({ actor_id }) => actor_id)).toContain(clerk.actor.userId)
  })

  test('a letter tried again is the same letter', async () => {
    const [letter] = await letters()
    const [job] = await runtime.database.transaction(
      { tenant: 'mitte' },
      (tx) => tx<{ source: string }>`select source from documents where id = ${letter?.id}`,
    )
    const again = await letterWorker(
      {
        key: job?.source.replace('job:', '') ?? '',
        tenantId: 'mitte',
        instanceKey: caseKey,
        rootKey: caseKey,
        headers: { template: 'grundsicherung/weiterleitung' },
        variables: {},
        type: 'letter',
        processDefinitionKey: '1',
        processId: 'grundsicherung',
        processVersion: 1,
        elementId: 'weiterleiten',
        elementInstanceKey: '1',
        worker: 'test',
        retries: 1,
        fence: 1,
        leasedUntil: '',
      },
      systemContext(runtime.deps, 'mitte', 'test'),
    )
    expect(again.documentId).toBe(letter?.id)
    expect(await letters()).toHaveLength(1)
  })
})
