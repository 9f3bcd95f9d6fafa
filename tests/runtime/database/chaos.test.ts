import { rmSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedServer, startEmbedded } from '../../../runtime/database/embedded/start-embedded.ts'
import { openDatabase } from '../../../runtime/database/open-database.ts'
import type { Database } from '../../../runtime/database/port.ts'
import { prepareEmbedded, type Server } from '../../../runtime/database/start-database.ts'
import { silentLog } from '../../../runtime/log.ts'
import { createTempFolder } from '../../support/temp-folder.ts'

const poolSize = 8
const longestCallMs = 10_000

let folder: string
let server: EmbeddedServer
let prepared: Pick<Server, 'owner' | 'targets'>
let database: Database

beforeAll(async () => {
  folder = createTempFolder('chaos')
  server = await startEmbedded({ workingFolder: folder, log: silentLog })
  prepared = await prepareEmbedded(server.admin, 'chaos')
  await asOwner(`
    create schema chaos;
    create table chaos.halves (pair text not null, half int not null, tenant text not null);
    grant usage on schema chaos to laufzettel_app;
    grant select, insert on chaos.halves to laufzettel_app`)
  const { targets } = prepared
  database = openDatabase({
    targets,
    schema: 'chaos',
    major: server.major,
    sizes: { app: poolSize },
    log: silentLog,
  })
})

afterAll(async () => {
  await database.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('three kills of the server under load lose nothing that was answered and block nobody', async () => {
  // given
  const answered: string[] = []
  const failures: unknown[] = []
  let longest = 0
  let running = true
  const load = Array.from({ length: poolSize * 2 }, async (_, worker) => {
    for (let round = 0; running; round += 1) {
      const pair = `${worker}-${round}`
      const began = performance.now()
      await writeBothHalves(pair).then(
        () => answered.push(pair),
        (error: unknown) => failures.push(error),
      )
      longest = Math.max(longest, performance.now() - began)
    }
  })
  // when
  for (let kill = 0; kill < 3; kill += 1) {
    const before = answered.length
    await until(() => answered.length > before + 50)
    process.kill(livingPid(), 'SIGKILL')
  }
  const before = answered.length
  await until(() => answered.length > before + 50)
  running = false
  await Promise.all(load)
  // then
  const stored = await storedPairs()
  expect(answered.filter((pair) => stored.get(pair) !== 2)).toEqual([])
  expect([...stored].filter(([, halves]) => halves !== 2)).toEqual([])
  expect(failures.filter((error) => !isUnavailable(error))).toEqual([])
  expect(longest).toBeLessThan(longestCallMs)
})

test('a full pool serves again after the kills', async () => {
  let together = 0
  let most = 0
  await Promise.all(
    Array.from({ length: poolSize }, (_, index) =>
      database.transaction({ tenant: 'mitte' }, async (tx) => {
        together += 1
        most = Math.max(most, together)
        await until(() => most === poolSize)
        await tx`select ${index}::int as answer`
      }),
    ),
  )
  expect(most).toBe(poolSize)
})

test('a backend killed inside a transaction leaves nothing of it, and its tenant leaks nowhere', async () => {
  // when
  const broken = database.transaction({ tenant: 'mitte' }, async (tx) => {
    await tx`insert into halves (pair, half, tenant) values ('broken', 1, 'mitte')`
    const [backend] = await tx<{ pid: number }>`select pg_backend_pid() as pid`
    await asOwner(`select pg_terminate_backend(${Number(backend?.pid)})`)
    await tx`insert into halves (pair, half, tenant) values ('broken', 2, 'mitte')`
  })
  // then
  await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
  expect((await storedPairs()).has('broken')).toBe(false)
  const [setting] = await database.transaction(
    { tenant: null },
    (tx) => tx<{ tenant: string }>`select current_setting('app.tenant', true) as tenant`,
  )
  expect(setting?.tenant).toBe('')
})

test('a backend killed while the transaction waits for something else fails the commit', async () => {
  const broken = database.transaction({ tenant: 'mitte' }, async (tx) => {
    await tx`insert into halves (pair, half, tenant) values ('idle', 1, 'mitte')`
    const [backend] = await tx<{ pid: number }>`select pg_backend_pid() as pid`
    await asOwner(`select pg_terminate_backend(${Number(backend?.pid)})`)
  })
  await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
  expect((await storedPairs()).has('idle')).toBe(false)
})

async function writeBothHalves(pair: string): Promise<void> {
  await database.transaction({ tenant: 'mitte' }, async (tx) => {
    await tx`insert into halves (pair, half, tenant) values (${pair}, 1, ${tx.tenant})`
    await tx`insert into halves (pair, half, tenant) values (${pair}, 2, current_setting('app.tenant'))`
  })
}

async function storedPairs(): Promise<Map<string, number>> {
  const rows = await database.transaction(
    { tenant: 'mitte' },
    (tx) => tx<{ pair: string; halves: number }>`
      select pair, count(*)::int as halves from halves where tenant = 'mitte' group by pair`,
  )
  return new Map(rows.map(({ pair, halves }) => [pair, halves]))
}

function livingPid(): number {
  const pid = server.postmaster.pid()
  if (pid === undefined) throw new Error('Expected the server to run, but it is between two lives.')
  return pid
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'unavailable'
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

async function asOwner(sql: string): Promise<void> {
  const client = new Client({ ...prepared.owner, user: server.admin.user, password: server.admin.password })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
