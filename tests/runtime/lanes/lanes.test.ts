import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy } from '../../../runtime/deployments/deploy.ts'
import { startInstance } from '../../../runtime/instances/start.ts'
import { completeTask } from '../../../runtime/tasks/complete.ts'
import { bpmn, chain, end, start, userTask } from '../../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'

let runtime: TestRuntime
let worker: Caller
let clerk: Caller

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  clerk = await runtime.as('clerk.mitte')
  const model = bpmn('one-task', chain(start, userTask('Check'), end))
  await deploy(worker.context, { resources: [{ name: 'one-task.bpmn', content: model }] })
})
afterAll(() => runtime.drop())

const openTask = async (instanceKey: string) => {
  const [task] = await runtime.database.transaction(
    { tenant: 'mitte' },
    (tx) =>
      tx<{
        key: string
      }>`select key from user_tasks where instance_key = ${instanceKey} and state = 'created'`,
  )
  return task?.key ?? ''
}

test('starts an instance with its case, task, history and timeline in one commit', async () => {
  // when
  const answer = await startInstance(clerk.context, {
    process: { processId: 'one-task' },
    variables: { amount: 3 },
  })
  // then
  expect(answer).toMatchObject({ state: 'active', tenantId: 'mitte', version: 1 })
  expect(answer.fileNumber).toMatch(/^VG-\d\d-\d{6}$/)
  expect(answer.variables.case).toMatchObject({ fileNumber: answer.fileNumber })
  const [row] = await runtime.database.transaction(
    { tenant: 'mitte' },
    (tx) => tx`
      select c.state as case_state, (select count(*)::integer from element_instances e where e.instance_key = c.instance_key) as elements,
        (select string_agg(kind, ',' order by key) from timeline t where t.instance_key = c.instance_key) as kinds
      from cases c where c.instance_key = ${answer.key}`,
  )
  expect(row).toEqual({ case_state: 'open', elements: 2, kinds: 'instance-started' })
})

test('completes many tasks at once, each exactly once', async () => {
  // given
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => startInstance(clerk.context, { process: { processId: 'one-task' } })),
  )
  const keys = await Promise.all(answers.map((answer) => openTask(answer.key)))
  const lead = await runtime.as('lead.mitte')
  // when
  const results = await Promise.allSettled(
    [...keys, ...keys].map((key) => completeTask(lead.context, { key, variables: {} })),
  )
  // then
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(60)
  expect(new Set(answers.map((answer) => answer.fileNumber)).size).toBe(60)
  const [row] = await runtime.database.transaction(
    { tenant: 'mitte' },
    (tx) => tx`
      select count(*)::integer as done, count(ended_at)::integer as ended from cases
      where state = 'finished' and instance_key = any(${answers.map((answer) => answer.key)}::bigint[])`,
  )
  expect(row).toEqual({ done: 60, ended: 60 })
})

test('refuses one work of a batch and commits the others', async () => {
  // when
  const results = await Promise.allSettled([
    startInstance(clerk.context, { process: { processId: 'one-task' } }),
    startInstance(clerk.context, { process: { processId: 'unknown' } }),
    startInstance(clerk.context, { process: { processId: 'one-task' } }),
  ])
  // then
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('answers the same idempotency key once, also within one batch, and refuses it for another request', async () => {
  // given
  const input = { process: { processId: 'one-task' }, variables: { a: 1 }, idempotencyKey: 'key-1' }
  // when
  const [first, second] = await Promise.all([
    startInstance(clerk.context, input),
    startInstance(clerk.context, input),
  ])
  const third = await startInstance(clerk.context, input)
  // then
  expect(second?.key).toBe(first?.key)
  expect(third.key).toBe(first?.key)
  await expect(startInstance(clerk.context, { ...input, variables: { a: 2 } })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('refuses a second running instance with the same business id', async () => {
  // given
  const input = { process: { processId: 'one-task' }, businessId: 'B-1' }
  await startInstance(clerk.context, input)
  // when, then
  await expect(startInstance(clerk.context, input)).rejects.toMatchObject({ code: 'conflict' })
})

test('does not show another authority the instance', async () => {
  // given
  const answer = await startInstance(clerk.context, { process: { processId: 'one-task' } })
  const other = await runtime.as('clerk.neukoelln')
  // when
  const { status } = await other.request('GET', `/v2/process-instances/${answer.key}`)
  // then
  expect(status).toBe(404)
})
