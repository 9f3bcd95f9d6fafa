import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormDocument } from '../../../forms/document.ts'
import { generateSchema } from '../../../forms/index.ts'
import { deploy } from '../../../runtime/deployments/deploy.ts'
import { bpmn, chain, end, start, userTask } from '../../support/sample-models.ts'
import {
  type Caller,
  createTestRuntime,
  type ResponseBody,
  type TestRuntime,
} from '../../support/test-runtime.ts'

/** Input of strangers: a 4xx problem with a plain sentence, little work, and nothing changed. */
let runtime: TestRuntime
let worker: Caller
let clerk: Caller
let lead: Caller

const withoutSchema: Omit<FormDocument, 'schema'> = {
  format: 1,
  id: 'check-form',
  fields: [
    { key: 'kind', kind: 'choice', options: ['a', 'b'], required: true },
    { key: 'reason', kind: 'text', maxLength: 50 },
    { key: 'since', kind: 'date' },
    { key: 'amount', kind: 'number' },
  ],
  pages: [{ id: 'p1', fields: ['kind', 'reason', 'since', 'amount'] }],
  rules: [{ id: 'r1', when: { op: 'equals', field: 'kind', value: 'b' }, then: 'show', targets: ['reason'] }],
  texts: {
    de: {
      'form.title': 'Prüfung',
      'p1.title': 'Prüfung',
      'kind.label': 'Art',
      'kind.option.a': 'A',
      'kind.option.b': 'B',
      'reason.label': 'Grund',
      'since.label': 'Seit',
      'amount.label': 'Betrag',
    },
    en: {
      'form.title': 'Check',
      'p1.title': 'Check',
      'kind.label': 'Kind',
      'kind.option.a': 'A',
      'kind.option.b': 'B',
      'reason.label': 'Reason',
      'since.label': 'Since',
      'amount.label': 'Amount',
    },
  },
  meta: {},
}
const form = { ...withoutSchema, schema: generateSchema(withoutSchema as FormDocument) }
const model = bpmn('checking', chain(start, userTask('Check', { formId: 'check-form' }), end))

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  clerk = await runtime.as('clerk.mitte')
  lead = await runtime.as('lead.mitte')
  await deploy(worker.context, {
    resources: [
      { name: 'checking.bpmn', content: model },
      { name: 'check.form', content: JSON.stringify(form) },
    ],
  })
  // The first refusal warms the path: the figure is about the input.
  await upload({ 'warm.bpmn': 'no XML' })
})
afterAll(() => runtime.drop())

const tables =
  'deployments process_definitions form_definitions instances cases user_tasks step_records messages command_keys'
const fingerprint = async () => {
  const parts = tables
    .split(' ')
    .map(
      (table) =>
        `select '${table}' as t, count(*)::text || coalesce(md5(string_agg(x::text, ',' order by x::text)), '') as f from ${table} x`,
    )
  return JSON.stringify(await runtime.ownerSql(parts.join(' union all '), [], 'mitte'))
}

async function upload(files: Record<string, string>): Promise<{ status: number; body: ResponseBody }> {
  const data = new FormData()
  for (const [name, content] of Object.entries(files)) data.append('resources', new File([content], name))
  const request = new Request('http://localhost/v2/deployments', { method: 'POST', body: data })
  const response = await runtime.app.request('/v2/deployments', {
    method: 'POST',
    headers: { ...basic, 'content-type': request.headers.get('content-type') ?? '' },
    body: await request.arrayBuffer(),
  })
  return { status: response.status, body: await response.json() }
}

const basic = { authorization: `Basic ${Buffer.from('worker:Test-Passwort-1').toString('base64')}` }

/** Runs a request that must be refused, and checks what every refusal must keep. */
async function refused(
  statuses: readonly number[],
  send: () => Promise<{ status: number; body: ResponseBody }>,
): Promise<ResponseBody> {
  const before = await fingerprint()
  const cpu = process.cpuUsage()
  const { status, body } = await send()
  const used = process.cpuUsage(cpu)
  expect(statuses, JSON.stringify(body)).toContain(status)
  expect(body).toMatchObject({ status, type: 'about:blank' })
  expect(body.detail).toMatch(/^[A-Z].+\.$|: .+/s)
  expect(body.detail).not.toMatch(/undefined|\[object|at .+\.ts:\d+/)
  expect((used.user + used.system) / 1000).toBeLessThan(250)
  expect(await fingerprint()).toBe(before)
  return body
}

const newTask = async (variables = {}): Promise<string> => {
  const { body } = await clerk.request('POST', '/v2/process-instances', {
    processDefinitionId: 'checking',
    variables,
  })
  const { body: found } = await clerk.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey: body.processInstanceKey },
  })
  return found.items[0].userTaskKey
}
const claimed = async (): Promise<string> => {
  const key = await newTask()
  await clerk.request('POST', `/v2/user-tasks/${key}/assignment`, { assignee: 'clerk.mitte' })
  return key
}
const complete = (caller: Caller, key: string, variables: unknown) => () =>
  caller.request('POST', `/v2/user-tasks/${key}/completion`, { variables })

describe('files', () => {
  const bomb = (depth: number): object =>
    depth === 0 ? { type: 'string' } : { anyOf: Array(8).fill(bomb(depth - 1)) }
  test.each<[string, Record<string, string>]>([
    ['no XML', { 'x.bpmn': 'This is a letter, not a model.' }],
    ['XML that is no BPMN', { 'x.bpmn': '<html><body>hello</body></html>' }],
    ['a DOCTYPE', { 'x.bpmn': `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(100)}">]>${model}` }],
    [
      'more than 2 MB',
      { 'x.bpmn': model.replace('</bpmn:process>', `<!--${'x'.repeat(2_100_000)}--></bpmn:process>`) },
    ],
    ['duplicate ids', { 'x.bpmn': model.replace('id="End"', 'id="Start"') }],
    ['dangling references', { 'x.bpmn': model.replace('targetRef="End"', 'targetRef="Nowhere"') }],
    ['an id of the prototype', { 'x.bpmn': model.replaceAll('"Check"', '"__proto__"') }],
    [
      'a form with a remote $ref',
      { 'x.form': JSON.stringify({ ...form, schema: { $ref: 'https://example.org/s.json' } }) },
    ],
    [
      'a form with a pattern that backtracks',
      {
        'x.form': JSON.stringify({ ...form, fields: [{ key: 'kind', kind: 'text', pattern: '(a+)+\\1$' }] }),
      },
    ],
    ['a form with a schema bomb', { 'x.form': JSON.stringify({ ...form, schema: bomb(4) }) }],
    ['a form that is no JSON', { 'x.form': '{"format": 1,' }],
    ['an unknown kind of file', { 'x.exe': 'MZ' }],
    ['nothing', {}],
  ])('refuses %s', async (_name, files) => {
    await refused([400, 413, 422], () => upload(files))
  })

  test('tells findings of a refused model in both languages', async () => {
    const body = await refused([400], () =>
      upload({ 'x.bpmn': model.replace('targetRef="End"', 'targetRef="Nowhere"') }),
    )
    expect(body.findings[0].message).toMatchObject({ de: expect.any(String), en: expect.any(String) })
  })
})

describe('tasks', () => {
  test('refuses a second completion and names who did the first', async () => {
    // given
    const key = await claimed()
    await complete(clerk, key, { kind: 'a' })()
    // when
    const body = await refused([409], complete(clerk, key, { kind: 'a' }))
    // then
    expect(body.detail).toContain('Kim Beispiel')
  })

  test('refuses the wrong person, also of another office', async () => {
    const key = await newTask()
    await lead.request('POST', `/v2/user-tasks/${key}/assignment`, { assignee: 'lead.mitte' })
    await refused([403, 409], complete(clerk, key, { kind: 'a' }))
    await refused([404], complete(await runtime.as('clerk.neukoelln'), key, { kind: 'a' }))
    await refused([403], complete(await runtime.as('manager'), key, { kind: 'a' }))
  })

  test('lets the lead step in for the assignee', async () => {
    const key = await claimed()
    expect((await complete(lead, key, { kind: 'a' })()).status).toBe(204)
  })

  test.each([
    ['an unknown field', { kind: 'a', extra: 1 }],
    ['a hidden field', { kind: 'a', reason: 'hidden' }],
    ['a value outside the choice', { kind: 'c' }],
    ['a missing answer', {}],
    ['30 February', { kind: 'a', since: '2026-02-30' }],
    ['text for a number', { kind: 'a', amount: 'much' }],
  ])('refuses %s', async (_name, answers) => {
    const key = await claimed()
    const body = await refused([422], complete(clerk, key, answers))
    expect(body.errors.length).toBeGreaterThan(0)
  })

  test('takes what the form asks for', async () => {
    const key = await claimed()
    expect((await complete(clerk, key, { kind: 'b', reason: 'shown', since: '2026-02-28' })()).status).toBe(
      204,
    )
  })

  test('refuses a key that is none', async () => {
    await refused([400], complete(clerk, 'abc', {}))
    await refused([404], complete(clerk, '999999999', {}))
  })
})

describe('instances', () => {
  const startWith = (body: unknown, headers?: Record<string, string>) => () =>
    worker.request('POST', '/v2/process-instances', body, headers)

  test('answers the same idempotency key once and refuses it for another request', async () => {
    const body = { processDefinitionId: 'checking', variables: { a: 1 } }
    const first = await startWith(body, { 'idempotency-key': 'i-1' })()
    const second = await startWith(body, { 'idempotency-key': 'i-1' })()
    expect(second.body.processInstanceKey).toBe(first.body.processInstanceKey)
    await refused([409], startWith({ ...body, variables: { a: 2 } }, { 'idempotency-key': 'i-1' }))
  })

  test('refuses a second instance with the same business id', async () => {
    const body = { processDefinitionId: 'checking', businessId: 'b-1' }
    expect((await startWith(body)()).status).toBe(200)
    await refused([409], startWith(body))
  })

  const raw = (variables: string) => `{"processDefinitionId": "checking", "variables": ${variables}}`
  test.each([
    ['a number too large', raw('{"a": 1e400}')],
    ['a NUL character', raw('{"a": "x\\u0000y"}')],
    ['half a character', raw('{"a": "\\ud800"}')],
    ['a prototype key', raw('{"__proto__": {"polluted": true}}')],
    ['a prototype key inside', raw('{"a": {"constructor": {"prototype": {}}}}')],
    ['nesting of 100,000', raw('['.repeat(100_000))],
    ['a broken document', '{"processDefinitionId":'],
    ['no object', '[]'],
    ['unknown members', '{"processDefinitionId": "checking", "surprise": 1}'],
    ['variables that are a list', raw('[1]')],
    ['more than a megabyte', raw(`{"a": "${'x'.repeat(1_100_000)}"}`)],
  ])('refuses %s', async (_name, body) => {
    await refused([400, 413], startWith(body))
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('refuses a broken date in a filter', async () => {
    await refused([400], () =>
      worker.request('POST', '/v2/process-instances/search', {
        filter: { startDate: { $gt: '2026-02-30T00:00:00Z' } },
      }),
    )
  })

  test('refuses a body that is no JSON type', async () => {
    await refused([400], startWith('a=1', { 'content-type': 'text/plain' }))
  })
})

describe('callers', () => {
  test('refuses strangers and wrong passwords without telling which', async () => {
    await refused([401], async () => {
      const response = await runtime.app.request('/v2/user-tasks/search', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      return { status: response.status, body: await response.json() }
    })
  })

  test('answers a fault without its reason', async () => {
    const { toProblem } = await import('../../../runtime/http/problem.ts')
    const problem = toProblem(new Error('password of the database is x'), '/v2/x', 'r-1')
    expect(problem.status).toBe(500)
    expect(JSON.stringify(problem)).not.toContain('password')
  })
})
