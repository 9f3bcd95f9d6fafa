import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationStatus } from '../../../runtime/applications/application-status.ts'
import { listApplications } from '../../../runtime/applications/list-applications.ts'
import { getProcedureReport } from '../../../runtime/cockpit-figures/get-procedure.ts'
import type { Context } from '../../../runtime/context.ts'
import { demoActor } from '../../../runtime/demo/demo-actors.ts'
import type { Office } from '../../../runtime/demo/demo-case.ts'
import { demoCases } from '../../../runtime/demo/demo-cases.ts'
import { seedDemoCases } from '../../../runtime/demo/seed-demo-cases.ts'
import { deployShippedProcedures } from '../../../runtime/deployments/deploy-shipped.ts'
import { createEngineHost } from '../../../runtime/engine-host.ts'
import { seedDemoAccounts } from '../../../runtime/identity/demo-accounts.ts'
import { resolveIncident } from '../../../runtime/incidents/resolve.ts'
import { letterWorker } from '../../../runtime/letters/letter-worker.ts'
import { silentLog } from '../../../runtime/log.ts'
import { systemContext } from '../../../runtime/system-context.ts'
import { startWorkers } from '../../../runtime/workers/start-workers.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const processes = join(import.meta.dirname, '../../../processes')

async function createWorld(at: string) {
  const testDatabase = await createTestDatabase()
  const { database } = testDatabase
  const now = () => new Date(at)
  const engine = createEngineHost({ database, now })
  await seedDemoAccounts(database, 'nobody signs in here')
  await deployShippedProcedures(systemContext({ database, engine, now }, 'senat', 'test'), processes)
  const deps = { database, engine, now, log: silentLog }
  const as = (username: string): Context => ({
    database,
    engine,
    now,
    actor: demoActor(username),
    requestId: 'test',
  })
  const count = async (office: Office, what: 'cases' | 'timers' | 'incidents', where: string) => {
    const sql = `select count(*)::int as n from ${what} where ${where}`
    const rows = await testDatabase.ownerSql<{ n: number }>(sql, [], office)
    return rows[0]?.n
  }
  return { testDatabase, deps, as, count }
}

describe('example cases on an empty product', () => {
  const at = '2026-11-18T13:00:00Z'
  let world: Awaited<ReturnType<typeof createWorld>>
  let added: number
  beforeAll(async () => {
    world = await createWorld(at)
    added = await seedDemoCases(world.deps)
  }, 60_000)
  afterAll(() => world.testDatabase.drop())

  test('stand in all stages, in both offices', async () => {
    expect(added).toBe(demoCases.length)
    const { count } = world
    expect(await count('mitte', 'cases', 'true')).toBe(32)
    expect(await count('mitte', 'cases', "state = 'finished'")).toBe(10)
    expect(await count('mitte', 'cases', "state = 'open' and stage = 'rechtsbehelf'")).toBe(4)
    expect(await count('neukoelln', 'cases', 'true')).toBe(18)
    expect(await count('neukoelln', 'cases', "state = 'finished'")).toBe(6)
  })

  test('have only the two incidents that are meant', async () => {
    expect(await world.count('mitte', 'incidents', "state = 'active'")).toBe(1)
    expect(await world.count('neukoelln', 'incidents', "state = 'active'")).toBe(1)
  })

  test('leave no timer of the past behind, so the workers find nothing to catch up on', async () => {
    for (const office of ['mitte', 'neukoelln'] as const) {
      expect(await world.count(office, 'timers', `due_at <= '${at}'`)).toBe(0)
      expect(await world.count(office, 'timers', `due_at > '${at}'`)).toBeGreaterThan(5)
    }
  })

  test('keep the day they were received, however often somebody worked on them', async () => {
    const moved = await world.testDatabase.ownerSql(
      `select file_number from cases where received_at <> created_at or due_at < received_at + interval '29 days'
         or due_at > received_at + interval '35 days'`,
      [],
      'mitte',
    )
    expect(moved).toEqual([])
  })

  test('give the manager figures of both offices, Neukölln being faster', async () => {
    const report = await getProcedureReport(world.as('manager'), 'grundsicherung', {})
    const [mitte, neukoelln] = report.offices
    expect(mitte).toMatchObject({ tenantId: 'mitte', suppressed: false, overdue: 5 })
    expect(neukoelln).toMatchObject({ tenantId: 'neukoelln', suppressed: false, overdue: 5 })
    expect(mitte?.medianDays).toBeGreaterThan(25)
    expect(mitte?.medianDays).toBeLessThan(36)
    expect(neukoelln?.medianDays).toBeLessThan(mitte?.medianDays ?? 0)
    expect(report.elements.filter((element) => element.medianHours !== null).length).toBeGreaterThan(5)
  })

  test('show the applicant an open request and a letter', async () => {
    const applicant = world.as('applicant')
    const { items } = await listApplications(applicant)
    expect(items).toHaveLength(1)
    const status = await applicationStatus(applicant, items[0]?.id ?? '')
    expect(status.requests).toMatchObject([{ name: 'Unterlagen nachreichen' }])
    expect(status.documents.map(({ kind }) => kind).sort()).toEqual(['application', 'letter'])
  })

  test('are added once', async () => {
    expect(await seedDemoCases(world.deps)).toBe(0)
    expect(await world.count('mitte', 'cases', 'true')).toBe(32)
  })

  test('let an operator repair both incidents by trying again', async () => {
    // given
    const { deps, as, testDatabase } = world
    const stop = startWorkers(deps, { pollMs: 50, jobs: new Map([['letter', letterWorker]]) })
    const incidents = async () => [
      ...(await testDatabase.ownerSql<{ key: string }>(
        "select key from incidents where state = 'active'",
        [],
        'mitte',
      )),
      ...(await testDatabase.ownerSql<{ key: string }>(
        "select key from incidents where state = 'active'",
        [],
        'neukoelln',
      )),
    ]
    const open = "select 1 from jobs where state <> 'completed'"
    // when
    for (const { key } of await incidents()) await resolveIncident(as('operator'), { key: String(key) })
    // then
    await expect
      .poll(async () => (await testDatabase.ownerSql(open, [], 'mitte')).length, { timeout: 15_000 })
      .toBe(0)
    await expect
      .poll(async () => (await testDatabase.ownerSql(open, [], 'neukoelln')).length, { timeout: 15_000 })
      .toBe(0)
    expect(await incidents()).toEqual([])
    await stop()
  }, 40_000)
})

test.each(['2026-12-28T08:00:00Z', '2027-04-01T09:00:00Z'])(
  'are possible at %s, when holidays lie on the way',
  async (at) => {
    const world = await createWorld(at)
    expect(await seedDemoCases(world.deps)).toBe(demoCases.length)
    expect(await world.count('mitte', 'incidents', "state = 'active'")).toBe(1)
    await world.testDatabase.drop()
  },
  60_000,
)
