import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { everyKind, rightAnswers } from '../forms/sample-form.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime, testActor } from '../support/test-runtime.ts'

/** The same thing done twice at the same moment: one wins, the other is told, nothing happens twice. */
let runtime: TestRuntime
let clerk: Caller
let lead: Caller
let applicant: Caller

beforeAll(async () => {
  runtime = await createTestRuntime()
  ;[clerk, lead, applicant] = await Promise.all([
    runtime.as('clerk.mitte'),
    runtime.as('lead.mitte'),
    runtime.as('applicant'),
  ])
  const senat = await runtime.as(testActor('senat', 'publisher'))
  const model = bpmn('help', chain(start, userTask('Check'), userTask('Decide'), end)).replace(
    /(<bpmn:process [^>]*>)/,
    '$1<bpmn:extensionElements><lz:case prefix="HI" startForm="sample" /></bpmn:extensionElements>',
  )
  await deploy(senat.context, {
    resources: [
      { name: 'help.bpmn', content: model },
      { name: 'sample.form', content: JSON.stringify(everyKind) },
    ],
  })
})
afterAll(() => runtime.drop())

async function newTask(): Promise<string> {
  const { body } = await clerk.request('POST', '/v2/process-instances', { processDefinitionId: 'help' })
  const { body: found } = await clerk.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey: body.processInstanceKey, state: 'CREATED' },
  })
  return found.items[0].userTaskKey
}

const statuses = async (...requests: Promise<{ status: number }>[]) =>
  (await Promise.all(requests)).map(({ status }) => status).sort()

test('two people claim one task: one has it, the other is told', async () => {
  const key = await newTask()
  const claim = (who: Caller) =>
    who.request('POST', `/v2/user-tasks/${key}/assignment`, {
      assignee: who.actor.username,
      allowOverride: false,
    })
  expect(await statuses(claim(clerk), claim(lead))).toEqual([204, 409])
})

test('one task completed ten times at once moves the case once', async () => {
  const key = await newTask()
  const complete = () => lead.request('POST', `/v2/user-tasks/${key}/completion`, { variables: {} })
  expect(await statuses(...Array.from({ length: 10 }, complete))).toEqual([204, ...Array(9).fill(409)])
  const { body: task } = await lead.request('GET', `/v2/user-tasks/${key}`)
  const { body: next } = await lead.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey: task.processInstanceKey, elementId: 'Decide' },
  })
  expect(next.items).toHaveLength(1)
})

test('claims, notes and completions of one case at once do not wait for each other in a circle', async () => {
  for (let round = 0; round < 10; round += 1) {
    const key = await newTask()
    const { body: task } = await lead.request('GET', `/v2/user-tasks/${key}`)
    const found = await statuses(
      clerk.request('POST', `/v2/user-tasks/${key}/assignment`, { assignee: 'clerk.mitte' }),
      lead.request('POST', `/v2/cases/${task.processInstanceKey}/notes`, { text: 'Remark' }),
      lead.request('POST', `/v2/user-tasks/${key}/completion`, { variables: {} }),
    )
    // The claim may come too late, and then says so.
    expect(found.filter((status) => status !== 409)).toEqual(
      found.includes(409) ? [201, 204] : [201, 204, 204],
    )
  }
})

test('two windows save one draft: the second is given what the first wrote', async () => {
  const key = await newTask()
  const save = (data: object) =>
    clerk.request('PUT', `/v2/tasks/${key}/draft`, { data }, { 'if-match': '"0"' })
  const answers = await Promise.all([save({ a: 1 }), save({ a: 2 })])
  const refused = answers.find(({ status }) => status === 409)
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(refused?.body).toMatchObject({ rev: 1, data: { a: expect.any(Number) } })
})

test('an application sent five times at once opens one case with one document', async () => {
  const { body: draft } = await applicant.request('POST', '/v2/applications', {
    processId: 'help',
    tenantId: 'neukoelln',
  })
  const send = () =>
    applicant.request('POST', `/v2/applications/${draft.id}/submission`, { data: rightAnswers })
  const answers = await Promise.all(Array.from({ length: 5 }, send))
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200))
  expect(new Set(answers.map(({ body }) => body.fileNumber)).size).toBe(1)
  const count = (table: string) =>
    runtime.ownerSql<{ n: number }>(`select count(*)::int as n from ${table}`, [], 'neukoelln')
  expect(await count('cases')).toEqual([{ n: 1 }])
  expect(await count('documents')).toEqual([{ n: 1 }])
})
