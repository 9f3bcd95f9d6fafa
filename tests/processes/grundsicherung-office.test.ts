import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deployShippedProcedures } from '../../runtime/deployments/deploy-shipped.ts'
import { letterWorker } from '../../runtime/letters/letter-worker.ts'
import { systemContext } from '../../runtime/system-context.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'
import { readScenarios, scenariosOf } from './scenario.ts'

let runtime: TestRuntime

beforeAll(async () => {
  runtime = await createTestRuntime({ jobs: new Map([['letter', letterWorker]]) })
  const context = systemContext(runtime.deps, 'senat', 'test')
  await deployShippedProcedures(context, fileURLToPath(new URL('../../processes', import.meta.url)))
})
afterAll(() => runtime?.drop())

/** Claims the open task of the element and completes it. */
async function work(who: Caller, element: string, data: object): Promise<number> {
  const key = await runtime.until(async () => {
    const { body } = await who.request('GET', '/v2/tasks?view=all')
    const task = body.items.find((item: { elementId: string }) => item.elementId === element)
    if (!task) throw new Error(`no task ${element}`)
    return task.userTaskKey
  })
  await who.request('POST', `/v2/user-tasks/${key}/assignment`, { assignee: who.actor.username })
  const answer = await who.request('POST', `/v2/user-tasks/${key}/completion`, { variables: data })
  return answer.status
}

test('clerk and lead bring an application to the decision letter; nobody releases their own decision', async () => {
  // given an application sent through the portal
  const [applicant, clerk, lead] = await Promise.all(
    ['applicant', 'clerk.mitte', 'lead.mitte'].map((name) => runtime.as(name)),
  )
  if (!applicant || !clerk || !lead) throw new Error('no accounts')
  const antrag = scenariosOf(readScenarios('grundsicherung'), 'process')[0]?.[1].start?.variables?.antrag
  const draft = await applicant.request('POST', '/v2/applications', {
    processId: 'grundsicherung',
    tenantId: 'mitte',
  })
  const sent = await applicant.request('POST', `/v2/applications/${draft.body.id}/submission`, {
    data: antrag,
  })
  const caseKey: string = sent.body.processInstanceKey
  // when the office does its work
  expect(await work(clerk, 'zustaendigkeit-pruefen', { zustaendig: true })).toBe(204)
  expect(await work(clerk, 'unterlagen-pruefen', { vollstaendig: true })).toBe(204)
  expect(await work(clerk, 'berechnung-pruefen', { stimmt: 'ja', anhoerung: 'nichtNoetig' })).toBe(204)
  const { body: before } = await clerk.request('GET', `/v2/cases/${caseKey}`)
  expect(before.calculation).toMatchObject({ bedarf: 1073, einkommen: 780, anspruch: 293 })
  const decision = { ergebnis: 'bewilligen', ab: '2026-11-01', bis: '2027-10-31' }
  expect(await work(lead, 'entscheiden', decision)).toBe(204)
  // then the person who decided may not release
  expect(await work(lead, 'freigeben', { freigegeben: true })).toBe(403)
})

test('the released decision is a letter that the applicant can read', async () => {
  const [applicant, clerk, lead] = await Promise.all(
    ['applicant', 'clerk.neukoelln', 'lead.neukoelln'].map((name) => runtime.as(name)),
  )
  if (!applicant || !clerk || !lead) throw new Error('no accounts')
  const antrag = scenariosOf(readScenarios('grundsicherung'), 'process')[0]?.[1].start?.variables?.antrag
  const draft = await applicant.request('POST', '/v2/applications', {
    processId: 'grundsicherung',
    tenantId: 'neukoelln',
  })
  const sent = await applicant.request('POST', `/v2/applications/${draft.body.id}/submission`, {
    data: antrag,
  })
  await work(clerk, 'zustaendigkeit-pruefen', { zustaendig: true })
  await work(clerk, 'unterlagen-pruefen', { vollstaendig: true })
  await work(clerk, 'berechnung-pruefen', { stimmt: 'ja', anhoerung: 'nichtNoetig' })
  await work(clerk, 'entscheiden', { ergebnis: 'bewilligen', ab: '2026-11-01', bis: '2027-10-31' })
  expect(await work(lead, 'freigeben', { freigegeben: true })).toBe(204)
  const letter = await runtime.until(async () => {
    const { body } = await applicant.request('GET', `/v2/applications/${draft.body.id}/status`)
    const found = body.documents.find((item: { name: string }) => item.name.startsWith('Bescheid'))
    if (!found) throw new Error('no letter')
    return found
  })
  expect((await applicant.request('GET', `/v2/documents/${letter.id}`)).status).toBe(200)
  // the letter is in the file before its job is reported as done
  await runtime.until(async () => {
    const { body } = await clerk.request('GET', `/v2/cases/${sent.body.processInstanceKey}`)
    expect(body.variables.bescheid).toMatchObject({
      documentId: letter.id,
      rechtsbehelfsbelehrung: true,
      widerspruchBis: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
  })
})
