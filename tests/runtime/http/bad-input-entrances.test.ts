import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateSchema } from '../../../forms/index.ts'
import { deploy } from '../../../runtime/deployments/deploy.ts'
import { everyKind, rightAnswers } from '../../forms/sample-form.ts'
import { bpmn, chain, end, serviceTask, start, userTask } from '../../support/sample-models.ts'
import { tableCounts } from '../../support/table-counts.ts'
import { type Caller, createTestRuntime, type TestRuntime, testPassword } from '../../support/test-runtime.ts'

/**
 * Bad input through every entrance beside deployment and start (bad-input.test.ts): drafts of procedures, tables,
 * applications, requests, counter, messages, jobs. Each gets a 4xx problem with a sentence, little work, no change.
 */
let runtime: TestRuntime
let designer: Caller
let publisher: Caller
let applicant: Caller
let clerk: Caller
let worker: Caller
let application: { id: string; rev: number }
let request: string
let task: string
let job: string
let instance: string

const model = (id: string) => bpmn(id, chain(start, userTask('T'), end))
const caseModel = bpmn('help', chain(start, userTask('Ask', { groups: 'applicant' }), end)).replace(
  /(<bpmn:process [^>]*>)/,
  '$1<bpmn:extensionElements><lz:case prefix="HI" startForm="sample" /></bpmn:extensionElements>',
)

beforeAll(async () => {
  runtime = await createTestRuntime()
  ;[designer, publisher, applicant, clerk, worker] = (await Promise.all(
    ['designer', 'publisher', 'applicant', 'clerk.mitte', 'worker'].map((name) => runtime.as(name)),
  )) as [Caller, Caller, Caller, Caller, Caller]
  await deploy(publisher.context, {
    resources: [
      { name: 'help.bpmn', content: caseModel },
      { name: 'sample.form', content: JSON.stringify(everyKind) },
      { name: 'free.bpmn', content: bpmn('free', chain(start, userTask('Free'), end)) },
      { name: 'work.bpmn', content: bpmn('work', chain(start, serviceTask('Do', 'work'), end)) },
    ],
  })
  await designer.request('POST', '/v2/procedures', { bpmn: model('drafted') })
  const { body: sent } = await applicant.request('POST', '/v2/applications', {
    processId: 'help',
    tenantId: 'mitte',
  })
  await applicant.request('POST', `/v2/applications/${sent.id}/submission`, { data: rightAnswers })
  const { body: status } = await applicant.request('GET', `/v2/applications/${sent.id}/status`)
  request = `/v2/applications/${sent.id}/requests/${status.requests[0].userTaskKey}/completion`
  application = (
    await applicant.request('POST', '/v2/applications', { processId: 'help', tenantId: 'mitte' })
  ).body
  await clerk.request('POST', '/v2/process-instances', { processDefinitionId: 'free' })
  await worker.request('POST', '/v2/process-instances', { processDefinitionId: 'work' })
  task = (await clerk.request('POST', '/v2/user-tasks/search', { filter: { elementId: 'Free' } })).body
    .items[0].userTaskKey
  await clerk.request('POST', `/v2/user-tasks/${task}/assignment`, { assignee: 'clerk.mitte' })
  const open = (await worker.request('POST', '/v2/jobs/search', {})).body.items[0]
  job = open.jobKey
  instance = open.processInstanceKey
}, 60_000)
afterAll(() => runtime.drop())

/** Milliseconds of CPU since; LAUFZETTEL_FIGURES=1 prints them. The bound of the tests is generous: machines differ. */
function spent(name: string, since: NodeJS.CpuUsage): number {
  const used = process.cpuUsage(since)
  const milliseconds = Math.round((used.user + used.system) / 1000)
  if (process.env.LAUFZETTEL_FIGURES) process.stdout.write(`${milliseconds} ms: ${name}\n`)
  return milliseconds
}

type Send = () => Promise<{ status: number; body: { detail?: string } }>

async function refused(name: string, statuses: readonly number[], send: Send): Promise<void> {
  const before = await tableCounts(runtime)
  await answersWith(name, statuses, send)
  expect(await tableCounts(runtime)).toEqual(before)
}

async function answersWith(name: string, statuses: readonly number[], send: Send): Promise<void> {
  const cpu = process.cpuUsage()
  const { status, body } = await send()
  const milliseconds = spent(name, cpu)
  expect(statuses, `${name}: ${JSON.stringify(body).slice(0, 2000)}`).toContain(status)
  expect(body, name).toMatchObject({ status, type: 'about:blank' })
  expect(body.detail, name).toMatch(/^[A-Z].{15,}/s)
  expect(body.detail, name).not.toMatch(/undefined|\[object|at .+\.ts:\d+/)
  expect(milliseconds, name).toBeLessThan(2_000)
}

const good = model('drafted')
const many = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join('')
const badModels: [string, string][] = [
  ['no XML', 'This is a letter.'],
  ['XML that is no BPMN', '<html><body>hello</body></html>'],
  ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>${good}`],
  [
    'an entity bomb',
    `<!DOCTYPE a [<!ENTITY a "x">${many(20, (i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`)}]>${good}`,
  ],
  ['duplicate ids', good.replace('id="End"', 'id="Start"')],
  ['dangling references', good.replace('targetRef="End"', 'targetRef="Nowhere"')],
  ['an id of the prototype', good.replaceAll('"T"', '"__proto__"')],
  ['a NUL character', good.replace('Task T', 'Task \u0000')],
  ['nesting of 10,000', good.replace('</bpmn:process>', `${'<bpmn:subProcess>'.repeat(10_000)}`)],
  [
    '60,000 elements',
    good.replace('</bpmn:process>', `${many(30_000, (i) => `<bpmn:task id="a${i}"/>`)}</bpmn:process>`),
  ],
  ['1.9 MB of one attribute', good.replace('Task T', 'x'.repeat(1_900_000)).replace('</bpmn:process>', '')],
  ['1.9 MB of open brackets', '<'.repeat(1_900_000)],
  ['more than 2 MB', good.replace('</bpmn:process>', `<!--${'x'.repeat(2_100_000)}--></bpmn:process>`)],
]

describe('a model', () => {
  test.each(badModels)('with %s is not imported', async (name, xml) => {
    await refused(`import: ${name}`, [400, 413], () =>
      designer.request('POST', '/v2/procedures', { bpmn: xml }),
    )
  })

  test.each(badModels)('with %s is not saved as a draft', async (name, xml) => {
    await refused(`draft: ${name}`, [400, 413], () =>
      designer.request(
        'PUT',
        '/v2/procedures/drafted/draft',
        { bpmn: xml, decisions: {}, forms: {} },
        revision(1),
      ),
    )
  })

  test('under another id is not saved as this draft', async () => {
    await refused('draft: other id', [400], () =>
      designer.request(
        'PUT',
        '/v2/procedures/drafted/draft',
        { bpmn: model('other'), decisions: {}, forms: {} },
        revision(1),
      ),
    )
  })
})

const revision = (rev: number) => ({ 'if-match': `"${rev}"` })

const formOf = (change: object) => ({ ...everyKind, id: 'mine', ...change })
const bomb = (depth: number): object =>
  depth === 0 ? { type: 'string' } : { anyOf: Array(8).fill(bomb(depth - 1)) }
const deep = (levels: number): object => (levels === 0 ? {} : { not: deep(levels - 1) })
const badForms: [string, unknown][] = [
  ['a remote $ref', formOf({ schema: { $ref: 'https://example.org/s.json' } })],
  ['a pattern that backtracks', formOf({ fields: [{ key: 'a', kind: 'text', pattern: '^(a+)+\\1$' }] })],
  ['a look-ahead', formOf({ fields: [{ key: 'a', kind: 'text', pattern: '(?=a)' }] })],
  ['a schema bomb', formOf({ schema: bomb(4) })],
  ['a deep schema', formOf({ schema: deep(60) })],
  ['raw JSON Schema', { type: 'object', properties: { a: { type: 'string' } } }],
  ['a list', []],
  ['6,000 parts', formOf({ schema: { enum: Array(6000).fill(1) } })],
  [
    'a condition about itself',
    formOf({ rules: [{ id: 'r', when: { op: 'answered', field: 'zz' }, then: 'show', targets: ['zz'] }] }),
  ],
]

describe('a form', () => {
  test.each(badForms)(
    'with %s may be told about in a draft, but is not given to review or published',
    async (name, form) => {
      // given: work in progress may be saved where it can be stored at all
      const isRecord = typeof form === 'object' && !Array.isArray(form)
      const { body: old } = await designer.request('GET', '/v2/procedures/drafted/draft')
      const content = { bpmn: good, decisions: {}, forms: { mine: form } }
      const save = () => designer.request('PUT', '/v2/procedures/drafted/draft', content, revision(old.rev))
      if (!isRecord) return refused(`form draft: ${name}`, [400], save)
      const cpu = process.cpuUsage()
      const { status, body } = await save()
      expect(spent(`form draft: ${name}`, cpu)).toBeLessThan(2_000)
      expect(status, JSON.stringify(body)).toBe(200)
      expect(body.findings.some((finding: { severity: string }) => finding.severity === 'error')).toBe(true)
      // when, then
      await refused(`form review: ${name}`, [422], () =>
        designer.request('POST', '/v2/procedures/drafted/draft/review', {}),
      )
    },
  )

  test.each(badForms)('with %s is not deployed', async (name, form) => {
    await refused(`form deployment: ${name}`, [400], () => upload({ 'x.form': JSON.stringify(form) }))
  })

  test('whose stored schema differs is judged by its fields', async () => {
    // given
    const lax = {
      ...everyKind,
      id: 'lax',
      schema: { ...generateSchema(everyKind), required: [], unevaluatedProperties: true },
    }
    await upload({
      'lax.form': JSON.stringify(lax),
      'lax.bpmn': bpmn('lax', chain(start, userTask('Lax', { formId: 'lax' }), end)),
    })
    await clerk.request('POST', '/v2/process-instances', { processDefinitionId: 'lax' })
    const { body } = await clerk.request('POST', '/v2/user-tasks/search', { filter: { elementId: 'Lax' } })
    const key = body.items[0].userTaskKey
    await clerk.request('POST', `/v2/user-tasks/${key}/assignment`, { assignee: 'clerk.mitte' })
    // when, then
    await refused('lax schema', [422], () =>
      clerk.request('POST', `/v2/user-tasks/${key}/completion`, { variables: { surprise: 1 } }),
    )
  })
})

const table = (cell: string, rules = 1) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Tables" name="Tables" namespace="urn:test">
  <decision id="rate" name="Rate"><decisionTable id="T1" hitPolicy="UNIQUE">
    <input id="I1"><inputExpression id="E1" typeRef="number"><text>age</text></inputExpression></input>
    <output id="O1" name="rate" typeRef="number" />
    ${many(rules, (i) => `<rule id="R${i}"><inputEntry id="C${i}"><text>-</text></inputEntry><outputEntry id="D${i}"><text>${cell}</text></outputEntry></rule>`)}
  </decisionTable></decision>
</definitions>`
const badTables: [string, string][] = [
  ['no XML', 'rates: 1'],
  ['XML that is no DMN', '<html/>'],
  ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>${table('1')}`],
  ['duplicate ids', table('1').replace('id="O1"', 'id="I1"')],
  ['an id of the prototype', table('1').replace('id="rate"', 'id="constructor"')],
  ['an expression of 20,000 brackets', table(`${'('.repeat(20_000)}1${')'.repeat(20_000)}`)],
  ['an expression of 1.5 MB', table(`1${' + 1'.repeat(375_000)}`)],
  ['12,000 expressions that cannot be read', table('1 +', 12_000)],
  ['more than 2 MB', table('1'.repeat(2_100_000))],
]

describe('a table', () => {
  test.each(badTables)('with %s is not deployed', async (name, xml) => {
    await refused(`table deployment: ${name}`, [400, 413], () => upload({ 'x.dmn': xml }))
  })

  test.each(badTables.filter(([, xml]) => xml.length < 2_000_000))(
    'with %s is told about in a draft',
    async (name, xml) => {
      const { body: old } = await designer.request('GET', '/v2/procedures/drafted/draft')
      const content = { bpmn: good, decisions: { 'x.dmn': xml }, forms: {} }
      const cpu = process.cpuUsage()
      const { body } = await designer.request(
        'PUT',
        '/v2/procedures/drafted/draft',
        content,
        revision(old.rev),
      )
      const milliseconds = spent(`table draft: ${name}`, cpu)
      expect(body.findings.some((finding: { severity: string }) => finding.severity === 'error')).toBe(true)
      expect(milliseconds).toBeLessThan(2_000)
    },
  )
})

describe('an expression', () => {
  const condition = (feel: string) =>
    bpmn(
      'feel',
      `${start}<bpmn:exclusiveGateway id="G" default="F3"/>${end}
      <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="G"/>
      <bpmn:sequenceFlow id="F2" sourceRef="G" targetRef="End"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${feel}</bpmn:conditionExpression></bpmn:sequenceFlow>
      <bpmn:sequenceFlow id="F3" sourceRef="G" targetRef="End"/>`,
    )
  test.each([
    ['cannot be read', 'a +'],
    ['has 20,000 brackets', `${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
    ['has 20,000 nots', `${'not('.repeat(20_000)}true${')'.repeat(20_000)}`],
    ['has 20,000 lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['has 20,000 ifs', `${'if true then '.repeat(20_000)}`],
    ['is 1 MB long', `1${' + 1'.repeat(250_000)} = 2`],
  ])('that %s is not deployed', async (name, feel) => {
    await refused(`expression: ${name}`, [400], () => upload({ 'x.bpmn': condition(feel) }))
  })

  test('that never ends becomes an incident, not a hang', async () => {
    await upload({ 'x.bpmn': condition('count(for a in 1..100000, b in 1..100000 return a) &gt; 1') })
    const cpu = process.cpuUsage()
    const { status } = await worker.request('POST', '/v2/process-instances', { processDefinitionId: 'feel' })
    const milliseconds = spent('endless expression', cpu)
    expect(status).toBe(200)
    const { body } = await worker.request('POST', '/v2/incidents/search', { filter: { elementId: 'G' } })
    expect(body.items).toHaveLength(1)
    expect(milliseconds).toBeLessThan(2_000)
  })
})

/** `DATA` stands for the answers or variables of the body. */
const badData: [string, string][] = [
  ['a number too large', '{"a": 1e400}'],
  ['a NUL character', '{"a": "x\\u0000y"}'],
  ['half a character', '{"a": "\\ud800"}'],
  ['a prototype key', '{"__proto__": {"polluted": true}}'],
  ['a prototype key inside', '{"a": {"constructor": {"prototype": {}}}}'],
  ['nesting of 100,000', '['.repeat(100_000)],
  ['nesting of 101 in a list', `{"a": ${'['.repeat(101)}${']'.repeat(101)}}`],
  ['340,000 empty lists', `{"a": [${'[],'.repeat(340_000)}[]]}`],
  ['500,000 numbers', `{"a": [${'1,'.repeat(500_000)}1]}`],
  ['300,000 nested lists', `{"a": [${`${'['.repeat(60)}${']'.repeat(60)},`.repeat(5_000)}1]}`],
  ['80,000 names', `{${many(80_000, (i) => `"k${i}":1,`)}"z":1}`],
  ['a broken document', '{"a":'],
  ['a list', '[1]'],
  ['a text', '"a"'],
  ['more than a megabyte', `{"a": "${'x'.repeat(1_100_000)}"}`],
]

describe.each<[string, () => Caller, string, () => string, string, Record<string, string>]>([
  [
    'an application draft',
    () => applicant,
    'PUT',
    () => `/v2/applications/${application.id}`,
    '{"data": DATA, "page": ""}',
    revision(1),
  ],
  [
    'an application',
    () => applicant,
    'POST',
    () => `/v2/applications/${application.id}/submission`,
    '{"data": DATA}',
    {},
  ],
  ['an answer to a request', () => applicant, 'POST', () => request, '{"data": DATA}', {}],
  ['a task', () => clerk, 'POST', () => `/v2/user-tasks/${task}/completion`, '{"variables": DATA}', {}],
  [
    'a task draft',
    () => clerk,
    'PUT',
    () => `/v2/tasks/${task}/draft`,
    '{"data": DATA}',
    { 'if-match': '"0"' },
  ],
  [
    'a counter application',
    () => clerk,
    'POST',
    () => '/v2/cases',
    '{"processDefinitionId": "help", "variables": DATA}',
    {},
  ],
  [
    'a message',
    () => worker,
    'POST',
    () => '/v2/messages/publication',
    '{"name": "news", "timeToLive": 60000, "variables": DATA}',
    {},
  ],
  [
    'a signal',
    () => worker,
    'POST',
    () => '/v2/signals/broadcast',
    '{"signalName": "news", "variables": DATA}',
    {},
  ],
  [
    'a conditional evaluation',
    () => worker,
    'POST',
    () => '/v2/conditionals/evaluation',
    '{"variables": DATA}',
    {},
  ],
  [
    'a modification',
    () => worker,
    'POST',
    () => `/v2/process-instances/${instance}/modification`,
    '{"activateInstructions": [{"elementId": "Do", "variableInstructions": [{"scopeId": "Do", "variables": DATA}]}]}',
    {},
  ],
  [
    'an escalation',
    () => worker,
    'POST',
    () => `/v2/jobs/${job}/escalation`,
    '{"escalationCode": "late", "variables": DATA}',
    {},
  ],
  ['a job', () => worker, 'POST', () => `/v2/jobs/${job}/completion`, '{"variables": DATA}', {}],
  [
    'a decision',
    () => worker,
    'POST',
    () => '/v2/decision-definitions/evaluation',
    '{"decisionDefinitionId": "rate", "variables": DATA}',
    {},
  ],
])('%s', (what, caller, method, path, body, headers) => {
  test('is refused with data that cannot be stored', async () => {
    const before = await tableCounts(runtime)
    for (const [name, data] of badData) {
      const text = body.replace('DATA', () => data)
      await answersWith(`${what}: ${name}`, [400, 413], () => caller().request(method, path(), text, headers))
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    }
    expect(await tableCounts(runtime)).toEqual(before)
  })
})

describe('an application', () => {
  const send = (data: unknown) => () =>
    applicant.request('POST', `/v2/applications/${application.id}/submission`, { data })
  test.each<[string, unknown]>([
    ['unknown fields', { ...rightAnswers, surprise: 1 }],
    [
      '15,000 unknown fields',
      { ...rightAnswers, ...Object.fromEntries(Array.from({ length: 15_000 }, (_, i) => [`k${i}`, 1])) },
    ],
    ['nothing answered', {}],
    [
      'a list of 15,000 for a text',
      Object.fromEntries(Object.keys(rightAnswers).map((key) => [key, Array(1_000).fill('x')])),
    ],
  ])('with %s is refused', async (name, data) => {
    await refused(`application: ${name}`, [422], send(data))
  })

  test('whose answer names what no form asked is refused', async () => {
    await refused('request without form', [400, 422], () =>
      applicant.request('POST', request, { data: { applicant: { userId: 'x' } } }),
    )
  })
})

test('a deployment of 60,000 parts is refused', async () => {
  const part = '--b\r\nContent-Disposition: form-data; name="resources"; filename="a.bpmn"\r\n\r\nx\r\n'
  await refused('60,000 parts', [413], () =>
    worker.request('POST', '/v2/deployments', `${part.repeat(60_000)}--b--\r\n`, {
      'content-type': 'multipart/form-data; boundary=b',
    }),
  )
})

test('a start with an idempotency key too long to be told from others is refused', async () => {
  await refused('long idempotency key', [400], () =>
    worker.request(
      'POST',
      '/v2/process-instances',
      { processDefinitionId: 'free' },
      { 'idempotency-key': 'k'.repeat(257) },
    ),
  )
})

describe('a message', () => {
  test('published twice under one id is refused', async () => {
    const message = { name: 'twice', correlationKey: 'a', messageId: 'm-1', timeToLive: 60_000 }
    expect((await worker.request('POST', '/v2/messages/publication', message)).status).toBe(200)
    await refused('message twice', [409], () => worker.request('POST', '/v2/messages/publication', message))
  })
  test.each([
    ['without a name', { name: '' }],
    ['that lives for ever', { name: 'a', timeToLive: 1e15 }],
    ['that lived before', { name: 'a', timeToLive: -1 }],
    ['for another office', { name: 'a', tenantId: 'neukoelln', surprise: 1 }],
  ])('%s is refused', async (name, message) => {
    await refused(`message ${name}`, [400], () => worker.request('POST', '/v2/messages/publication', message))
  })
})

async function upload(files: Record<string, string>) {
  const data = new FormData()
  for (const [name, content] of Object.entries(files)) data.append('resources', new File([content], name))
  const encoded = new Request('http://localhost/', { method: 'POST', body: data })
  const response = await runtime.app.request('/v2/deployments', {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`worker:${testPassword}`)}`,
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    body: await encoded.arrayBuffer(),
  })
  return { status: response.status, body: await response.json() }
}
