import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploy } from '../../../runtime/deployments/deploy.ts'
import { everyKind, formOf, rightAnswers } from '../../forms/sample-form.ts'
import { bpmn } from '../../support/bpmn-builder.ts'
import { type Caller, createTestRuntime, type TestRuntime, testActor } from '../../support/test-runtime.ts'

let runtime: TestRuntime
let applicant: Caller
let clerk: Caller

const request = {
  ...formOf({
    fields: [
      { key: 'wanted', kind: 'longText', readOnly: true, prefill: '=wanted' },
      { key: 'answer', kind: 'text', required: true, purpose: 'Prüfung' },
    ],
  }),
  id: 'ask',
  meta: { variable: 'reply' },
}

const model = bpmn('help')
  .start('Start')
  .user(
    'Ask',
    '<zeebe:userTask /><zeebe:formDefinition formId="ask" /><zeebe:assignmentDefinition candidateGroups="applicant" /><lz:step stage="papers" />',
  )
  .user(
    'Check',
    '<zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="clerk" /><lz:step stage="check" />',
  )
  .end('End')
  .flow('Start', 'Ask', 'Check', 'End')
  .xml()
  .replace(
    /(<(?:bpmn:)?process id="help"[^>]*>)/,
    `$1<extensionElements>
      <lz:case prefix="HI" subject='=antrag.name' startForm="sample" />
      <lz:stages><lz:stage id="papers" de="Unterlagen" en="Papers" /><lz:stage id="check" de="Prüfung" en="Check" /></lz:stages>
    </extensionElements>`,
  )

beforeAll(async () => {
  runtime = await createTestRuntime()
  applicant = await runtime.as('applicant')
  clerk = await runtime.as('clerk.mitte')
  const senat = await runtime.as(testActor('senat', 'publisher'))
  await deploy(senat.context, {
    resources: [
      { name: 'help.bpmn', content: model },
      { name: 'sample.form', content: JSON.stringify(everyKind) },
      { name: 'ask.form', content: JSON.stringify(request) },
    ],
  })
})
afterAll(() => runtime.drop())

const begin = async (who = applicant) =>
  (await who.request('POST', '/v2/applications', { processId: 'help', tenantId: 'mitte' })).body

describe('services', () => {
  test('are listed with their offices before anybody signs in', async () => {
    const answer = await runtime.app.request('/v2/services')
    const { items } = await answer.json()
    expect(items).toMatchObject([
      { processId: 'help', name: { de: 'help', en: 'Sample application' }, formId: 'sample' },
    ])
    const offices = items[0].offices.map((office: { tenantId: string }) => office.tenantId)
    expect(offices).toEqual(['mitte', 'neukoelln'])
  })
  test('give their form', async () => {
    const answer = await runtime.app.request('/v2/services/help/form')
    expect(await answer.json()).toEqual(everyKind)
  })
  test('an unknown one is not found', async () => {
    expect((await runtime.app.request('/v2/services/nothing/form')).status).toBe(404)
  })
})

describe('a draft', () => {
  test('is kept without being judged and found again by its code', async () => {
    const draft = await begin()
    expect(draft).toMatchObject({ state: 'draft', rev: 1, data: {}, officeName: 'Sozialamt Mitte' })
    const data = { name: '', born: '1960--3', rent: 'viel' }
    const saved = await applicant.request(
      'PUT',
      `/v2/applications/${draft.id}`,
      { data, page: 'home' },
      { 'if-match': '"1"' },
    )
    expect(saved).toMatchObject({ status: 200, body: { rev: 2 } })
    const code = draft.resumeCode.toLowerCase().replace('-', ' ')
    const found = await applicant.request('GET', `/v2/applications/by-code/${encodeURIComponent(code)}`)
    expect(found.body).toMatchObject({ id: draft.id, data, page: 'home', rev: 2 })
  })

  test('is not overwritten by an older window', async () => {
    const draft = await begin()
    const put = (data: object) =>
      applicant.request('PUT', `/v2/applications/${draft.id}`, { data, page: '' }, { 'if-match': '"1"' })
    await put({ name: 'one' })
    expect(await put({ name: 'two' })).toMatchObject({
      status: 409,
      body: { rev: 2, data: { name: 'one' } },
    })
  })

  test('is seen by nobody else: not by another applicant, not by the office', async () => {
    const draft = await begin()
    const other = await runtime.as(testActor('portal', 'applicant'))
    for (const who of [other, clerk]) {
      const { userId, tenantId } = who.actor
      const rows = await runtime.database.transaction(
        { tenant: tenantId, user: userId },
        (tx) => tx`select id from applications where id = ${draft.id}`,
      )
      expect(rows).toEqual([])
    }
    expect((await clerk.request('GET', `/v2/applications/${draft.id}`)).status).not.toBe(200)
  })

  test('needs an office that takes applications', async () => {
    const answer = await applicant.request('POST', '/v2/applications', {
      processId: 'help',
      tenantId: 'senat',
    })
    expect(answer.status).toBe(400)
  })
})

describe('sending', () => {
  const send = (id: string, data: unknown) =>
    applicant.request('POST', `/v2/applications/${id}/submission`, { data, language: 'de' })

  test('wrong answers are refused with a sentence each; nothing is sent', async () => {
    const draft = await begin()
    const answer = await send(draft.id, { ...rightAnswers, born: '1960-02-30', secret: 1 })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toMatchObject([{ path: 'born' }, { path: 'secret', keyword: 'unknown' }])
    expect((await applicant.request('GET', `/v2/applications/${draft.id}`)).body.state).toBe('draft')
  })

  test('opens one case in the office, also when it is sent twice at once', async () => {
    const draft = await begin()
    const answers = await Promise.all([send(draft.id, rightAnswers), send(draft.id, rightAnswers)])
    const again = await send(draft.id, { name: 'other' })
    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    expect(answers[0].body.fileNumber).toMatch(/^HI-\d\d-\d{6}$/)
    expect(answers[1].body.processInstanceKey).toBe(answers[0].body.processInstanceKey)
    expect(again.body).toEqual(answers[0].body)
    const cases = await runtime.database.transaction(
      { tenant: 'mitte' },
      (tx) => tx`select subject from cases where instance_key = ${answers[0].body.processInstanceKey}`,
    )
    expect(cases).toEqual([{ subject: 'Erika Mustermann' }])
  })

  test('gives a receipt, shows where it stands and lets a request be answered', async () => {
    const draft = await begin()
    await send(draft.id, rightAnswers)
    const receipt = await applicant.context.database.transaction(
      { tenant: 'mitte' },
      (tx) => tx`select kind, media_type from documents where source = ${`application:${draft.id}`}`,
    )
    expect(receipt).toEqual([{ kind: 'application', media_type: 'application/pdf' }])
    const status = (await applicant.request('GET', `/v2/applications/${draft.id}/status`)).body
    expect(status).toMatchObject({
      finished: false,
      waitingFor: { de: 'Wir warten auf Sie.' },
      stages: [
        { id: 'papers', state: 'current' },
        { id: 'check', state: 'ahead', at: null },
      ],
      documents: [{ kind: 'application', name: 'Musterantrag' }],
    })
    const [open] = status.requests
    expect(open).toMatchObject({ name: 'Ask', form: { id: 'ask' } })
    const path = `/v2/applications/${draft.id}/requests/${open.userTaskKey}/completion`
    const refused = await applicant.request('POST', path, { data: {} })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'answer' }] } })
    expect((await applicant.request('POST', path, { data: { answer: 'hier' } })).status).toBe(204)
    expect((await applicant.request('POST', path, { data: { answer: 'hier' } })).status).toBe(404)
    const after = (await applicant.request('GET', `/v2/applications/${draft.id}/status`)).body
    expect(after).toMatchObject({ requests: [], stages: [{ state: 'done' }, { state: 'current' }] })
  })

  test('a request of somebody else cannot be answered', async () => {
    const mine = await begin()
    const theirs = await begin()
    await send(mine.id, rightAnswers)
    const status = (await applicant.request('GET', `/v2/applications/${mine.id}/status`)).body
    const path = `/v2/applications/${theirs.id}/requests/${status.requests[0].userTaskKey}/completion`
    expect((await applicant.request('POST', path, { data: { answer: 'x' } })).status).toBe(404)
  })
})

test('after sending the office may read it, but not change it', async () => {
  const draft = await begin()
  await applicant.request('POST', `/v2/applications/${draft.id}/submission`, { data: rightAnswers })
  const rows = await runtime.database.transaction(
    { tenant: 'mitte' },
    (tx) => tx`select state from applications where id = ${draft.id}`,
  )
  expect(rows).toEqual([{ state: 'sent' }])
  const changed = await runtime.database.transaction(
    { tenant: 'mitte' },
    (tx) => tx`update applications set page = 'x' where id = ${draft.id} returning id`,
  )
  expect(changed).toEqual([])
  const foreign = await runtime.database.transaction(
    { tenant: 'neukoelln' },
    (tx) => tx`select state from applications where id = ${draft.id}`,
  )
  expect(foreign).toEqual([])
})
