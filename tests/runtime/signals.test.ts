import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deploy } from '../../runtime/deployments/deploy.ts'
import { createEngineHost } from '../../runtime/engine-host.ts'
import { startInstance } from '../../runtime/instances/start.ts'
import { silentLog } from '../../runtime/log.ts'
import { spreadSignal } from '../../runtime/signals/spread.ts'
import { bpmn, chain, end, start, userTask } from '../support/sample-models.ts'
import { type Caller, createTestRuntime, type TestRuntime } from '../support/test-runtime.ts'

/** A signal wakes everybody of the tenant who waits for it, once, and starts what it starts, once (BPMN 2.0.2 § 10.5.5). */
let runtime: TestRuntime
let worker: Caller
let foreign: Caller

const signal = '<bpmn:signal id="S1" name="new-rules" />'
const definition = '<bpmn:signalEventDefinition signalRef="S1" />'
const waits = `<bpmn:intermediateCatchEvent id="Wait" name="New rules">${definition}</bpmn:intermediateCatchEvent>`
const sends = `<bpmn:intermediateThrowEvent id="Send">${definition}</bpmn:intermediateThrowEvent>`
const begins = `<bpmn:startEvent id="Begin" name="New rules">${definition}</bpmn:startEvent>`
const beside = `<bpmn:boundaryEvent id="Beside" attachedToRef="Work" cancelActivity="false">${definition}</bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="FB" sourceRef="Beside" targetRef="Note" />${userTask('Note')}`

beforeAll(async () => {
  runtime = await createTestRuntime()
  worker = await runtime.as('worker')
  foreign = await runtime.as('lead.neukoelln')
  const publisher = await runtime.as('publisher')
  await deploy(publisher.context, {
    resources: [
      { name: 'wait.bpmn', content: bpmn('waiting', chain(start, waits, end), signal) },
      { name: 'send.bpmn', content: bpmn('sending', chain(start, sends, waits, end), signal) },
      { name: 'both.bpmn', content: bpmn('begun', chain(begins, waits, end), signal) },
      { name: 'beside.bpmn', content: bpmn('beside', chain(start, userTask('Work'), end) + beside, signal) },
    ],
  })
})
afterAll(() => runtime.drop())

const begin = async (processId: string, caller = worker) =>
  (await startInstance(caller.context, { process: { processId } })).key
const stateOf = async (key: string, caller = worker) =>
  (await caller.request('GET', `/v2/process-instances/${key}`)).body.state
const broadcast = (caller = worker, headers = {}, variables = {}) =>
  caller.request('POST', '/v2/signals/broadcast', { signalName: 'new-rules', variables }, headers)
const instancesOf = async (processDefinitionId: string, caller = worker) =>
  (await caller.request('POST', '/v2/process-instances/search', { filter: { processDefinitionId } })).body
    .items as { processInstanceKey: string; state: string }[]
const rowsLeft = async () => {
  const [row] = await runtime.ownerSql<{ n: string }>(
    'select (select count(*) from outbox) + (select count(*) from signals) as n',
    [],
    'mitte',
  )
  return Number(row?.n)
}
const settled = () => runtime.until(async () => expect(await rowsLeft()).toBe(0))

beforeEach(settled)

describe('a broadcast', () => {
  test('wakes every instance that waits, starts one instance, and leaves other tenants alone', async () => {
    // given
    const [first, second] = [await begin('waiting'), await begin('waiting')]
    const other = await begin('waiting', foreign)
    // when
    const { status, body } = await broadcast(worker, {}, { since: '2026-01-01' })
    // then
    expect(status).toBe(200)
    expect(body).toEqual({ signalKey: expect.stringMatching(/^\d+$/), tenantId: 'mitte' })
    await settled()
    expect([await stateOf(first), await stateOf(second)]).toEqual(['COMPLETED', 'COMPLETED'])
    expect(await stateOf(other, foreign)).toBe('ACTIVE')
    expect(await instancesOf('begun')).toMatchObject([{ state: 'ACTIVE' }])
    expect(await instancesOf('begun', foreign)).toEqual([])
    const { body: variables } = await worker.request('POST', '/v2/variables/search', {
      filter: { processInstanceKey: first, name: 'since' },
    })
    expect(variables.items[0].value).toBe('"2026-01-01"')
  })

  test('does not wake what it started itself, and wakes it the next time', async () => {
    // given: the instance begun above waits for the same signal
    const [before] = await instancesOf('begun')
    // when
    await broadcast()
    await settled()
    // then
    const states = (await instancesOf('begun')).map(({ processInstanceKey, state }) => [
      processInstanceKey === before?.processInstanceKey,
      state,
    ])
    expect(states).toEqual(
      expect.arrayContaining([
        [true, 'COMPLETED'],
        [false, 'ACTIVE'],
      ]),
    )
  })

  test('fires a non-interrupting event once, and once more the next time', async () => {
    const key = await begin('beside')
    const notes = async () =>
      (
        await worker.request('POST', '/v2/user-tasks/search', {
          filter: { processInstanceKey: key, elementId: 'Note' },
        })
      ).body.items.length
    await broadcast()
    await settled()
    expect(await notes()).toBe(1)
    await broadcast()
    await settled()
    expect(await notes()).toBe(2)
  })

  test('with the same idempotency key happens once; another request with it is refused', async () => {
    const key = { 'idempotency-key': 'rules-2026' }
    const { body: first } = await broadcast(worker, key)
    await settled()
    const waiting = await begin('waiting')
    const { body: second } = await broadcast(worker, key)
    await settled()
    expect(second).toEqual(first)
    expect(await stateOf(waiting)).toBe('ACTIVE')
    expect((await broadcast(worker, key, { other: 1 })).status).toBe(409)
  })

  test('is told in the timeline and the audit log, without its content', async () => {
    const key = await begin('waiting')
    await broadcast(worker, {}, { note: 'Kanarienvogel' })
    await settled()
    const rows = await runtime.ownerSql<{ kind: string }>(
      `select kind from timeline where instance_key = ${key}`,
      [],
      'mitte',
    )
    expect(rows.map(({ kind }) => kind)).toContain('signal-received')
    const audit = JSON.stringify(
      await runtime.ownerSql(`select * from audit_log where action = 'signal:broadcast'`, [], 'mitte'),
    )
    expect(audit).toContain('signal/')
    expect(audit).not.toContain('Kanarienvogel')
  })

  test.each([
    ['without a name', { signalName: '' }],
    ['with a name too long', { signalName: 'x'.repeat(201) }],
    ['with something unknown', { signalName: 'a', surprise: 1 }],
    ['with variables that are a list', { signalName: 'a', variables: [1] }],
  ])('%s is refused', async (_name, input) => {
    expect((await worker.request('POST', '/v2/signals/broadcast', input)).status).toBe(400)
  })
})

describe('a signal a model sends', () => {
  test('wakes the others and not what its sender waits for afterwards', async () => {
    // given
    const waiting = await begin('waiting')
    // when
    const sender = await begin('sending')
    await settled()
    // then
    expect(await stateOf(waiting)).toBe('COMPLETED')
    expect(await stateOf(sender)).toBe('ACTIVE')
  })
})

describe('processes that start each other by signals', () => {
  test('are stopped after a hundred starts without a wait', async () => {
    // given: it begins by the signal and ends by sending it
    const echo = '<bpmn:signal id="S2" name="echo" />'
    const heard =
      '<bpmn:startEvent id="Heard"><bpmn:signalEventDefinition signalRef="S2" /></bpmn:startEvent>'
    const again = '<bpmn:endEvent id="Again"><bpmn:signalEventDefinition signalRef="S2" /></bpmn:endEvent>'
    await deploy(worker.context, {
      resources: [{ name: 'echo.bpmn', content: bpmn('echo', chain(heard, again), echo) }],
    })
    // when
    await worker.request('POST', '/v2/signals/broadcast', { signalName: 'echo' })
    // then
    const count = async () => {
      const [row] = await runtime.ownerSql<{ n: string }>(
        `select count(*) as n from instances where process_id = 'echo'`,
        [],
        'mitte',
      )
      return Number(row?.n)
    }
    await runtime.until(async () => expect(await count()).toBe(100), 60_000)
    await settled()
    expect(await count()).toBe(100)
  }, 90_000)
})

describe('a fan-out that is stopped between pages', () => {
  test('goes on where it was, and wakes nobody twice', async () => {
    // given: a service without loops, so that the test takes each page itself
    const engine = createEngineHost({ database: runtime.database, now: () => new Date() })
    const deps = { ...runtime.deps, engine, log: silentLog }
    const tenant = 'neukoelln'
    const keys: string[] = []
    for (let n = 0; n < 5; n += 1) keys.push(await begin('beside', foreign))
    const [signalKey, row] = [await engine.keys.one(), await engine.keys.one()]
    await runtime.database.transaction({ tenant }, async (tx) => {
      await tx`insert into signals (key, tenant_id, signal_name, variables) values (${signalKey}, ${tenant}, 'new-rules', '{}')`
      await tx`
        insert into outbox (key, tenant_id, kind, unique_key, payload, signal_key, available_at)
        values (${row}, ${tenant}, 'broadcast-signal', ${`test ${row}`}, '{}', ${signalKey}, now() + interval '1 hour')`
    })
    const woken = async () => {
      const rows = await runtime.ownerSql<{ n: string }>(
        `select count(*) as n from user_tasks where element_id = 'Note'`,
        [],
        tenant,
      )
      return Number(rows[0]?.n)
    }
    const broken = {
      ...deps,
      engine: { ...engine, lanes: { ...engine.lanes, submit: () => Promise.reject(new Error('killed')) } },
    }
    // when: killed after the first page was written and before it was delivered
    await expect(spreadSignal(broken, tenant, { key: row }, 2)).rejects.toThrow('killed')
    expect(await woken()).toBe(0)
    // and: another node takes the next pages, each one twice
    for (let page = 0; page < 4; page += 1) {
      await Promise.all([
        spreadSignal(deps, tenant, { key: row }, 2),
        spreadSignal(deps, tenant, { key: row }, 2),
      ])
    }
    // then: all but those whose delivery was left behind (one of them is the instance of the first test)
    expect(await woken()).toBe(4)
    // and when their time has come
    await runtime.database.transaction({ tenant }, (tx) => tx`update outbox set available_at = now()`)
    await runtime.until(async () => expect(await woken()).toBe(5))
    await runtime.until(async () => {
      const [left] = await runtime.ownerSql<{ n: string }>('select count(*) as n from signals', [], tenant)
      expect(Number(left?.n)).toBe(0)
    })
    expect(await woken()).toBe(5)
    expect(await instancesOf('begun', foreign)).toHaveLength(1)
  })
})
