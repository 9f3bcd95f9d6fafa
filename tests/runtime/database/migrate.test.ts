import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { migrate } from '../../../runtime/database/migrate.ts'
import { type Migration, readMigrations } from '../../../runtime/database/migration-files.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let db: TestDatabase
let clients: Client[]
beforeEach(async () => {
  db = await createTestDatabase()
  clients = []
})
afterEach(async () => {
  for (const client of clients) await client.end()
  await db.drop()
})

async function owner(): Promise<Client> {
  const client = new Client({ ...inject('postgres').owner, database: db.name })
  await client.connect()
  clients.push(client)
  return client
}

function file(version: number, sql: string): Migration {
  const name = `${String(version).padStart(4, '0')}-test.sql`
  return { version, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

const first = file(1, 'create table one (id int)')
const second = file(2, 'create table two (id int)')

test('runs each file once', async () => {
  const client = await owner()
  expect(await migrate(client, 'fresh', [first])).toEqual(['0001-test.sql'])
  expect(await migrate(client, 'fresh', [first, second])).toEqual(['0002-test.sql'])
  expect(await migrate(client, 'fresh', [first, second])).toEqual([])
})

test('lets two nodes start at once', async () => {
  // when
  const ran = await Promise.all(
    [await owner(), await owner()].map((client) => migrate(client, 'fresh', [first, second])),
  )
  // then
  expect(ran.flat().sort()).toEqual(['0001-test.sql', '0002-test.sql'])
})

test('keeps nothing of a file that fails, and runs it again when corrected', async () => {
  // given
  const client = await owner()
  const broken = file(1, 'create table one (id int); select 1 / 0')
  // when
  await expect(migrate(client, 'fresh', [broken])).rejects.toThrow(/0001-test\.sql.*division by zero/)
  // then
  expect(await migrate(client, 'fresh', [first])).toEqual(['0001-test.sql'])
})

test('refuses a file that changed after it ran', async () => {
  const client = await owner()
  await migrate(client, 'fresh', [first])
  const edited = file(1, 'create table one (id bigint)')
  await expect(migrate(client, 'fresh', [edited])).rejects.toThrow(/unchanged since it ran/)
})

test('refuses a database that is newer than the program', async () => {
  const client = await owner()
  await migrate(client, 'fresh', [first, second])
  await expect(migrate(client, 'fresh', [first])).rejects.toThrow(/Start the newer program/)
})

test.each([
  [['0001-a.sql', '0001-b.sql'], /one migration with each number/],
  [['1-a.sql'], /Rename it/],
  [['0001-Über.sql'], /Rename it/],
])('refuses the names %j', (names, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'laufzettel-migrations-'))
  for (const name of names) writeFileSync(join(folder, name), 'select 1')
  expect(() => readMigrations(folder)).toThrow(message)
  rmSync(folder, { recursive: true })
})
