import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, createTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'

let runtime: TestRuntime
let designer: Caller
let publisher: Caller
beforeAll(async () => {
  runtime = await createTestRuntime()
  designer = await runtime.as('designer')
  publisher = await runtime.as('publisher')
})
afterAll(() => runtime.drop())

/** A new procedure and its draft as the designer sees it. */
async function newProcedure(name: string) {
  const { status, body } = await designer.request('POST', '/v2/procedures', { name })
  expect(status).toBe(201)
  return { id: body.processId as string, draft: body.draft }
}

const content = (draft: { bpmn: string; decisions: object; forms: object }) => ({
  bpmn: draft.bpmn,
  decisions: draft.decisions,
  forms: draft.forms,
})

const broken = (bpmn: string) =>
  bpmn
    .replace(/<bpmn:sequenceFlow id="weg_2".*?\/>/, '')
    .replaceAll(/<bpmn:(incoming|outgoing)>weg_2<\/bpmn:\1>/g, '')
    .replace(/<bpmndi:BPMNEdge id="weg_2_di"[\s\S]*?<\/bpmndi:BPMNEdge>/, '')
    .replace('isExecutable="true"', 'isExecutable="false"')

describe('a new procedure', () => {
  test('can run at once: it has no finding of severity error', async () => {
    // given, when
    const { id, draft } = await newProcedure('Wohngeld: Antrag')
    // then
    expect(id).toBe('wohngeld_antrag')
    expect(draft.findings.filter((finding: { severity: string }) => finding.severity === 'error')).toEqual([])
    expect(draft).toMatchObject({ rev: 1, state: 'draft', author: 'designer' })
  })

  test('of the same name gets an id of its own', async () => {
    expect((await newProcedure('Doppelt')).id).toBe('doppelt')
    expect((await newProcedure('Doppelt')).id).toBe('doppelt_2')
  })

  test('is listed with its draft', async () => {
    await newProcedure('Gelistet')
    const { body } = await designer.request('GET', '/v2/procedures')
    expect(body.items.find((item: { processId: string }) => item.processId === 'gelistet')).toMatchObject({
      name: 'Gelistet',
      versions: 0,
      publishedAt: null,
      draft: { rev: 1, state: 'draft' },
    })
  })
})

describe('saving a draft', () => {
  test('counts revisions and tells findings', async () => {
    const { id, draft } = await newProcedure('Speichern')
    const saved = await designer.request(
      'PUT',
      `/v2/procedures/${id}/draft`,
      { ...content(draft), bpmn: broken(draft.bpmn) },
      { 'if-match': '"1"' },
    )
    expect(saved.status).toBe(200)
    expect(saved.body.rev).toBe(2)
    expect(saved.body.findings.length).toBeGreaterThan(0)
  })

  test('is refused with 409 when somebody saved in between', async () => {
    const { id, draft } = await newProcedure('Konflikt')
    const put = (caller: Caller) =>
      caller.request('PUT', `/v2/procedures/${id}/draft`, content(draft), { 'if-match': '"1"' })
    expect((await put(publisher)).status).toBe(200)
    const second = await put(designer)
    expect(second.status).toBe(409)
    expect(second.body.rev).toBe(2)
  })

  test.each([
    ['no BPMN', 'das ist kein BPMN'],
    [
      'a DOCTYPE',
      '<!DOCTYPE x [<!ENTITY a "b">]><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
    ],
  ])('should not store %s', async (_, bpmn) => {
    const { id } = await newProcedure('Ungültig')
    const answer = await designer.request(
      'PUT',
      `/v2/procedures/${id}/draft`,
      { bpmn, decisions: {}, forms: {} },
      { 'if-match': '"1"' },
    )
    expect(answer.status).toBe(400)
    expect((await designer.request('GET', `/v2/procedures/${id}/draft`)).body.rev).toBe(1)
  })

  test('should not be possible for a clerk, and not without If-Match', async () => {
    const { id, draft } = await newProcedure('Rechte')
    const clerk = await runtime.as('clerk.mitte')
    const path = `/v2/procedures/${id}/draft`
    expect((await clerk.request('PUT', path, content(draft), { 'if-match': '"1"' })).status).toBe(403)
    expect((await designer.request('PUT', path, content(draft))).status).toBe(400)
  })
})

describe('review and publication', () => {
  test('a second person publishes; new cases can start; the draft is gone; the version can be restored', async () => {
    // given
    const { id, draft } = await newProcedure('Freigabe')
    const review = await designer.request('POST', `/v2/procedures/${id}/draft/review`, {
      comment: 'Bitte prüfen',
    })
    expect(review.body).toMatchObject({ state: 'review', comment: 'Bitte prüfen' })
    // when
    const published = await publisher.request('POST', `/v2/procedures/${id}/draft/publication`, {
      comment: 'gut',
    })
    // then
    expect(published.status).toBe(200)
    expect(published.body.version).toBe(1)
    const after = await designer.request('GET', `/v2/procedures/${id}`)
    expect(after.body.draft).toBeNull()
    expect(after.body.versions[0]).toMatchObject({
      version: 1,
      author: 'Robin Probe',
      publishedBy: 'Toni Vorlage',
      comment: 'gut',
    })
    const version = await designer.request('GET', `/v2/procedures/${id}/versions/1`)
    expect(version.body.bpmn).toBe(draft.bpmn)
    const next = await designer.request('GET', `/v2/procedures/${id}/draft`)
    expect(next.body).toMatchObject({ rev: 0, bpmn: draft.bpmn })
  })

  test('should not be done by the author, nor before the review', async () => {
    const { body } = await publisher.request('POST', '/v2/procedures', { name: 'Eigene Hand' })
    const id = body.processId
    const path = `/v2/procedures/${id}/draft/publication`
    expect((await publisher.request('POST', path, {})).status).toBe(409)
    await publisher.request('POST', `/v2/procedures/${id}/draft/review`, { comment: '' })
    expect((await publisher.request('POST', path, {})).status).toBe(403)
  })

  test('should not be done by somebody who wrote on the draft before another saved it last', async () => {
    const { body } = await publisher.request('POST', '/v2/procedures', { name: 'Zwei Hände' })
    const path = `/v2/procedures/${body.processId}/draft`
    await designer.request('PUT', path, content(body.draft), { 'if-match': '"1"' })
    await designer.request('POST', `${path}/review`, { comment: '' })
    expect((await publisher.request('POST', `${path}/publication`, {})).status).toBe(403)
  })

  test('should not begin with errors, and locks the draft', async () => {
    const { id, draft } = await newProcedure('Mit Fehler')
    const path = `/v2/procedures/${id}/draft`
    await designer.request(
      'PUT',
      path,
      { ...content(draft), bpmn: broken(draft.bpmn) },
      { 'if-match': '"1"' },
    )
    const refused = await designer.request('POST', `${path}/review`, { comment: '' })
    expect(refused.status).toBe(422)
    expect(refused.body.findings.length).toBeGreaterThan(0)
    await designer.request('PUT', path, content(draft), { 'if-match': '"2"' })
    expect((await designer.request('POST', `${path}/review`, { comment: '' })).status).toBe(200)
    expect((await designer.request('PUT', path, content(draft), { 'if-match': '"3"' })).status).toBe(409)
    const back = await publisher.request('DELETE', `${path}/review`, { comment: 'Frist fehlt' })
    expect(back.body).toMatchObject({ state: 'draft', comment: 'Frist fehlt' })
  })
})

describe('import', () => {
  test('keeps every element, lays out a model without a diagram, tells gaps as findings', async () => {
    const bpmn = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
      <bpmn:process id="fremd" name="Fremdes Verfahren"><bpmn:startEvent id="los"/><bpmn:sequenceFlow id="a" sourceRef="los" targetRef="tun"/>
      <bpmn:userTask id="tun"/><bpmn:sequenceFlow id="b" sourceRef="tun" targetRef="aus"/><bpmn:endEvent id="aus"/></bpmn:process></bpmn:definitions>`
    const { status, body } = await designer.request('POST', '/v2/procedures', { bpmn })
    expect(status).toBe(201)
    expect(body.processId).toBe('fremd')
    for (const id of ['los', 'tun', 'aus', 'a', 'b']) expect(body.draft.bpmn).toContain(`bpmnElement="${id}"`)
    expect(body.findings.length).toBeGreaterThan(0)
    expect((await designer.request('POST', '/v2/procedures', { bpmn })).status).toBe(409)
  })

  test('should not take what is no model', async () => {
    const { status, body } = await designer.request('POST', '/v2/procedures', {
      bpmn: '<html><body/></html>',
    })
    expect(status).toBe(400)
    expect(body.detail).toContain('BPMN')
  })
})

test('every act leaves an audit row', async () => {
  const { id } = await newProcedure('Nachvollziehbar')
  await designer.request('DELETE', `/v2/procedures/${id}/draft`)
  const rows = await runtime.database.transaction(
    { tenant: 'senat' },
    (tx) => tx`select action, actor from procedure_audit where process_id = ${id} order by id`,
  )
  expect(rows).toEqual([
    { action: 'created', actor: 'designer' },
    { action: 'discarded', actor: 'designer' },
  ])
})
