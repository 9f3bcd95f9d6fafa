import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import type { LiveHint } from '../../runtime/events/event-hub.ts'
import { startInstance } from '../../runtime/instances/start.ts'
import { claimTask } from '../../runtime/tasks/claim.ts'
import { completeTask } from '../../runtime/tasks/complete.ts'
import { saveDraft } from '../../runtime/tasks/save-draft.ts'
import { unclaimTask } from '../../runtime/tasks/unclaim.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime, testActor } from '../support/test-runtime.ts'

let runtime: TestRuntime
let clerk: Caller
let lead: Caller

beforeAll(async () => {
  runtime = await createTestRuntime()
  clerk = await runtime.as('clerk.mitte')
  lead = await runtime.as('lead.mitte')
  const worker = await runtime.as('worker')
  const content = bpmn(
    'two-hands',
    chain(start, userTask('Decide'), userTask('Release', { groups: 'lead', fourEyes: 'Decide' }), end),
  )
  await deploy(worker.context, { resources: [{ name: 'two-hands.bpmn', content }] })
})
afterAll(() => runtime.drop())

const begin = () => startInstance(clerk.context, { process: { processId: 'two-hands' } })
const openTask = async (instanceKey: string): Promise<string> => {
  const { body } = await clerk.request('POST', '/v2/user-tasks/search', {
    filter: { processInstanceKey: instanceKey, state: 'CREATED' },
  })
  return body.items[0].userTaskKey
}

test('lets one person claim a free task, and another only after it was given back', async () => {
  // given
  const key = await openTask((await begin()).key)
  // when
  await claimTask(clerk.context, { key })
  // then
  await expect(claimTask(lead.context, { key })).rejects.toMatchObject({ code: 'conflict' })
  await unclaimTask(clerk.context, { key })
  await claimTask(lead.context, { key })
})

test('does not let somebody claim a task of another group', async () => {
  // given
  const { key: instance } = await begin()
  await completeTask(lead.context, { key: await openTask(instance), variables: {} })
  const key = await openTask(instance)
  // when, then
  await expect(claimTask(clerk.context, { key })).rejects.toMatchObject({ code: 'forbidden' })
})

test('keeps the four-eyes principle even for a lead', async () => {
  // given
  const { key: instance } = await begin()
  await completeTask(lead.context, { key: await openTask(instance), variables: {} })
  const key = await openTask(instance)
  // when, then
  await expect(completeTask(lead.context, { key, variables: {} })).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('four-eyes'),
  })
  const second = { ...lead.context, actor: testActor('mitte', 'lead') }
  await completeTask(second, { key, variables: {} })
})

test('keeps drafts by revision and drops them when the task is done', async () => {
  // given
  const key = await openTask((await begin()).key)
  await claimTask(clerk.context, { key })
  // when
  const first = await saveDraft(clerk.context, { key, data: { since: '3.' }, rev: 0 })
  const second = await saveDraft(clerk.context, { key, data: { since: '3.1.' }, rev: first.rev })
  // then
  expect(second.rev).toBe(2)
  await expect(saveDraft(clerk.context, { key, data: {}, rev: 1 })).rejects.toMatchObject({
    code: 'conflict',
    details: { rev: 2, data: { since: '3.1.' } },
  })
  await completeTask(clerk.context, { key, variables: {} })
  expect(await runtime.ownerSql('select 1 from task_drafts where task_key = $1', [key], 'mitte')).toEqual([])
})

test('hints browsers of the office at new and closed tasks, and those of no other', async () => {
  // given
  const hints: LiveHint[] = []
  const stop = runtime.deps.engine.events.subscribe((hint) => hints.push(hint))
  // when
  const { key } = await begin()
  await completeTask(lead.context, { key: await openTask(key), variables: {} })
  stop()
  // then
  expect(hints.map(({ tenant, event, change }) => `${tenant} ${event} ${change}`)).toEqual([
    'mitte task created',
    'mitte case active',
    'mitte task created',
    'mitte task closed',
    'mitte case active',
  ])
})

test('streams hints as server-sent events', async () => {
  // given
  const response = await runtime.app.request('/v2/events', {
    headers: { authorization: `Basic ${Buffer.from('worker:Test-Passwort-1').toString('base64')}` },
  })
  const reader = response.body?.getReader()
  await reader?.read()
  // when
  await begin()
  const { value } = (await reader?.read()) ?? {}
  // then
  expect(new TextDecoder().decode(value)).toMatch(/^event: task\ndata: {"key":"\d+","change":"created"}\n/)
  await reader?.cancel()
})
