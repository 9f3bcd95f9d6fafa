import { rmSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedServer, startEmbedded } from '../../../runtime/database/embedded/start-embedded.ts'
import { startDatabase } from '../../../runtime/database/start-database.ts'
import { silentLog } from '../../../runtime/log.ts'
import { createTempFolder } from '../../support/temp-folder.ts'

let folder: string
let server: EmbeddedServer

beforeAll(async () => {
  folder = createTempFolder('foreign')
  server = await startEmbedded({ workingFolder: folder, sync: false, log: silentLog })
  await asAdmin(`create role weak login password 'weak secret'`)
  await asAdmin(`create role strong login createrole password 'strong/secret'`)
  await asAdmin('create database weak_city owner weak')
  await asAdmin('create database strong_city owner strong')
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a user without the right to create roles gets the statements for the administrator, which then do', async () => {
  // given
  const refused = await start('weak', 'weak secret', 'weak_city').catch((error: Error) => error.message)
  expect(refused).toMatch(
    /Expected the roles laufzettel_app, laufzettel_engine, laufzettel_reports.*permission denied/,
  )
  expect(refused).not.toContain('weak secret')
  // when
  const statements = /administrator run: (.*)$/.exec(String(refused))?.[1] ?? ''
  await asAdmin(statements)
  // then
  const running = await start('weak', 'weak secret', 'weak_city')
  expect(running.migrated.length).toBeGreaterThan(0)
  await running.stop()
  await asAdmin('drop owned by laufzettel_app, laufzettel_engine, laufzettel_reports', 'weak_city')
  await asAdmin('drop role laufzettel_app; drop role laufzettel_engine; drop role laufzettel_reports')
})

test('a user with that right prepares everything, once', async () => {
  // when
  const first = await start('strong', 'strong/secret', 'strong_city')
  const second = await start('strong', 'strong/secret', 'strong_city')
  // then
  expect(first.migrated.length).toBeGreaterThan(0)
  expect(second.migrated).toEqual([])
  const tenants = (running: typeof first) =>
    running.database.transaction(
      { tenant: 'mitte' },
      (tx) => tx`select current_user as role from tenants limit 1`,
    )
  expect(await tenants(first)).toEqual([{ role: 'laufzettel_app' }])
  expect(await tenants(second)).toEqual([{ role: 'laufzettel_app' }])
  await first.stop()
  await second.stop()
})

test('a wrong password is told without repeating it', async () => {
  const refused = await start('strong', 'guess', 'strong_city').catch((error: Error) => error.message)
  expect(refused).toMatch(/signing in failed.*Check the address, user and password/)
  expect(refused).not.toContain('guess')
})

function start(user: string, password: string, database: string) {
  const host = encodeURIComponent(server.admin.host)
  const databaseUrl = `postgres://${user}:${encodeURIComponent(password)}@socket/${database}?host=${host}`
  return startDatabase({ workingFolder: folder, databaseUrl, log: silentLog })
}

async function asAdmin(sql: string, database = 'postgres'): Promise<void> {
  const client = new Client({ ...server.admin, database })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
