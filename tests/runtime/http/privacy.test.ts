import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { deploy } from '../../../runtime/deployments/deploy.ts'
import { buildApp } from '../../../runtime/http/app.ts'
import { startingApp } from '../../../runtime/http/starting-app.ts'
import type { Log } from '../../../runtime/log.ts'
import { everyKind, rightAnswers } from '../../forms/sample-form.ts'
import { bpmn, chain, end, serviceTask, start, userTask } from '../../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime, testPassword } from '../../support/test-runtime.ts'

/** Personal data: never in the log, never kept by a cache, never in a fault; a session that ended ends everywhere. */
const canary = 'Kanarienvogel'
let runtime: TestRuntime
let applicant: Caller
let clerk: Caller
let lines: string[]
const stopSpying: (() => void)[] = []

beforeAll(async () => {
  lines = []
  const note = (level: string) => (fields: object, message: string) =>
    void lines.push(JSON.stringify({ level, ...fields, message }))
  const log: Log = { info: note('info'), warn: note('warn'), error: note('error') }
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      lines.push(String(chunk))
      return true
    })
    stopSpying.push(() => spy.mockRestore())
  }
  runtime = await createTestRuntime({
    log,
    jobs: new Map([
      ['break', async (job) => Promise.reject(new Error(`cannot send to ${JSON.stringify(job.variables)}`))],
    ]),
  })
  applicant = await runtime.as('applicant')
  clerk = await runtime.as('clerk.mitte')
  const publisher = await runtime.as('publisher')
  await deploy(publisher.context, {
    resources: [
      {
        name: 'help.bpmn',
        content: bpmn('help', chain(start, userTask('Check'), serviceTask('Break', 'break'), end)).replace(
          /(<bpmn:process [^>]*>)/,
          `$1<bpmn:extensionElements><lz:case prefix="HI" subject="=&quot;${canary}&quot;" startForm="sample" /></bpmn:extensionElements>`,
        ),
      },
      { name: 'sample.form', content: JSON.stringify(everyKind) },
    ],
  })
})
afterAll(async () => {
  for (const stop of stopSpying) stop()
  await runtime.drop()
})

/** Every text answer is the canary. */
const marked = (value: unknown): unknown => {
  if (typeof value === 'string') return /^[\d.-]+$/.test(value) ? value : `${canary} ${value}`
  if (Array.isArray(value)) return value.map(marked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, marked(item)]))
}

test('no answer, name, note, password or job failure reaches the log', async () => {
  // given: right and wrong answers, drafts, notes, failures
  const { body: draft } = await applicant.request('POST', '/v2/applications', {
    processId: 'help',
    tenantId: 'mitte',
  })
  const path = `/v2/applications/${draft.id}`
  await applicant.request('PUT', path, { data: marked(rightAnswers), page: canary }, { 'if-match': '"1"' })
  await applicant.request('POST', `${path}/submission`, { data: marked(rightAnswers) })
  await applicant.request('POST', `${path}/submission`, { data: { [canary]: canary } })
  const sent = await applicant.request('POST', `${path}/submission`, { data: rightAnswers })
  expect(sent.status).toBe(200)
  const key = sent.body.processInstanceKey
  const { body: tasks } = await clerk.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey: key },
  })
  const task = tasks.items[0].userTaskKey
  await clerk.request('POST', `/v2/user-tasks/${task}/assignment`, { assignee: 'clerk.mitte' })
  await clerk.request('PUT', `/v2/tasks/${task}/draft`, { data: { a: canary } }, { 'if-match': '"0"' })
  await clerk.request('POST', `/v2/cases/${key}/notes`, { text: canary })
  await clerk.request('GET', `/v2/cases?q=${canary}`)
  await clerk.request('POST', '/v2/messages/publication', {
    name: canary,
    correlationKey: canary,
    variables: { a: canary },
  })
  await (await runtime.as('lead.mitte')).request('POST', '/v2/signals/broadcast', {
    signalName: canary,
    variables: { a: canary },
  })
  await clerk.request('POST', `/v2/user-tasks/${task}/completion`, { variables: { name: canary } })
  await runtime.app.request('/v2/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: canary, password: canary }),
  })
  // when: the built-in worker has failed with all of it in its message
  await runtime.until(async () => expect(lines.join('\n')).toContain('job failed'))
  const broken = buildApp({
    ...runtime.deps,
    log: {
      ...runtime.deps.log,
      error: (fields, message) => void lines.push(JSON.stringify({ ...fields, message })),
    },
    database: { ...runtime.database, transaction: () => Promise.reject(new Error(`row of ${canary}`)) },
  })
  const fault = await broken.request('/v2/services')
  // then
  expect(fault.status).toBe(500)
  expect(await fault.text()).not.toContain(canary)
  expect(fault.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(lines.join('\n')).toContain('request failed')
  expect(lines.join('\n')).not.toContain(canary)
  expect(lines.join('\n')).not.toMatch(new RegExp(`Erika|Mustermann|Beispiel|${testPassword}`))
})

test('a service that still starts sends the security headers too', async () => {
  const { headers, status } = await startingApp(() => ({ ready: false, reason: 'migrating' })).request(
    '/desk',
  )
  expect(status).toBe(503)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

describe('no cache keeps', () => {
  test.each([
    ['clerk', '/v2/cases'],
    ['clerk', '/v2/tasks'],
    ['clerk', '/v2/cases/999'],
    ['applicant', '/v2/applications'],
    ['applicant', '/v2/session'],
    ['applicant', '/v2/documents/00000000-0000-4000-8000-000000000000'],
  ])('what a %s reads at %s', async (who, path) => {
    const { headers } = await (who === 'clerk' ? clerk : applicant).request('GET', path)
    expect(headers.get('cache-control')).toContain('no-store')
  })
})

describe('a session that ended', () => {
  const signIn = async (username: string) => {
    const response = await runtime.app.request('/v2/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ username, password: testPassword }),
    })
    return response.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const statusOf = async (cookie: string) =>
    (await runtime.app.request('/v2/session', { headers: { cookie } })).status

  test('by sign-out is of no use any more', async () => {
    const cookie = await signIn('clerk.neukoelln')
    expect(await statusOf(cookie)).toBe(200)
    await runtime.app.request('/v2/session', {
      method: 'DELETE',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    })
    expect(await statusOf(cookie)).toBe(401)
  })

  test('because the account was closed is of no use any more, and neither is its password', async () => {
    const cookie = await signIn('lead.neukoelln')
    await runtime.ownerSql(
      "update users set disabled_at = now() where username = 'lead.neukoelln'",
      [],
      'neukoelln',
    )
    expect(await statusOf(cookie)).toBe(401)
    expect(await signIn('lead.neukoelln')).toBe('')
  })

  test('ends its stream of hints', async () => {
    // given
    const app = buildApp({ ...runtime.deps, keepAliveMs: 20 })
    const cookie = await signIn('clerk.neukoelln')
    const response = await app.request('/v2/events', { headers: { cookie } })
    const reader = response.body?.getReader()
    await reader?.read()
    // when
    await runtime.app.request('/v2/session', {
      method: 'DELETE',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    })
    // then
    await runtime.until(async () => expect((await reader?.read())?.done).toBe(true))
  })
})

describe('hints', () => {
  test.each([
    ['manager', 'senat', 'task', false],
    ['designer', 'senat', 'case', false],
    ['designer', 'senat', 'procedure', true],
    ['manager', 'senat', 'incident', true],
  ] as const)('a %s of %s gets those about a %s: %s', async (username, tenant, event, gets) => {
    const caller = await runtime.as(username)
    const { maySeeHint } = await import('../../../runtime/events/may-see-hint.ts')
    expect(maySeeHint(caller.actor, { tenant, event, key: '1', change: 'x' })).toBe(gets)
    expect(maySeeHint(caller.actor, { tenant: 'mitte', event, key: '1', change: 'x' })).toBe(false)
  })
})
