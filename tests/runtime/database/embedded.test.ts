import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findBinaries } from '../../../runtime/database/embedded/binaries.ts'
import { startMark } from '../../../runtime/database/embedded/process-info.ts'
import {
  type EmbeddedServer,
  findRunning,
  startEmbedded,
} from '../../../runtime/database/embedded/start-embedded.ts'
import { silentLog } from '../../../runtime/log.ts'
import { createTempFolder } from '../../support/temp-folder.ts'

let folder: string
let started: EmbeddedServer[]
const options = () => ({ workingFolder: folder, sync: false, log: silentLog })
async function start(more: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ ...options(), ...more })
  started.push(server)
  return server
}

beforeEach(() => {
  folder = createTempFolder('embedded')
  started = []
})
afterEach(async () => {
  for (const server of started) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const available = new Set(findBinaries().map(({ source }) => source))

describe.each(['system', 'npm'] as const)('with the programs of %s', (only) => {
  test.skipIf(!available.has(only))('keeps the data over a stop and a start', async () => {
    // given
    const first = await start({ only })
    await query(first, 'create table kept as select 42 as answer')
    await first.stop()
    // when
    const second = await start({ only })
    // then
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(await query(second, `select current_setting('data_checksums') as on`)).toEqual([{ on: 'on' }])
    expect(await query(second, `select current_setting('listen_addresses') as on`)).toEqual([{ on: '' }])
  })
})

test('a second start on the same folder is refused in one sentence', async () => {
  await start()
  await expect(start()).rejects.toThrow(/already runs on it \(process \d+\)\. Stop that process first/)
})

test('a command beside the service finds the running server, and none when it is stopped', async () => {
  // given
  expect(findRunning(options())).toBeUndefined()
  const server = await start()
  // when
  const found = findRunning(options())
  // then
  expect(found).toEqual({ admin: server.admin, major: server.major })
  await server.stop()
  expect(findRunning(options())).toBeUndefined()
})

test('stops the server that outlived a killed parent, and starts with its data', async () => {
  // given
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/hold-server.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(parent.stdout, 'data')
  const orphan = Number(line)
  await query({ admin: knownServer() }, 'create table kept as select 42 as answer')
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  expect(startMark(orphan)).toBeDefined()
  // when
  const server = await start()
  // then
  expect(startMark(orphan)).toBeUndefined()
  expect(await query(server, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('starts after parent and server were both killed', async () => {
  // given
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/hold-server.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(parent.stdout, 'data')
  await query({ admin: knownServer() }, 'create table kept as select 42 as answer')
  parent.kill('SIGKILL')
  process.kill(Number(line), 'SIGKILL')
  await once(parent, 'exit')
  // when
  const server = await start()
  // then
  expect(await query(server, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a lock whose process id now belongs to another process is stale', async () => {
  // given
  const first = await start()
  await first.stop()
  const holder = { pid: process.pid, started: 'at another time' }
  writeFileSync(join(first.folders.base, 'server.lock'), JSON.stringify(holder))
  // when, then
  await expect(start()).resolves.toBeDefined()
})

test('a lock file of broken content is stale', async () => {
  const first = await start()
  await first.stop()
  writeFileSync(join(first.folders.base, 'server.lock'), '{"pid":')
  await expect(start()).resolves.toBeDefined()
})

test('data of another major version are refused in one sentence and left alone', async () => {
  // given
  const first = await start()
  await first.stop()
  const versionFile = join(first.folders.data, 'PG_VERSION')
  writeFileSync(versionFile, '12\n')
  // when, then
  await expect(start()).rejects.toThrow(
    /Expected the server programs of PostgreSQL 12.*Install PostgreSQL 12, or/,
  )
  expect(readFileSync(versionFile, 'utf8')).toBe('12\n')
})

test('password and data are closed to other users', async () => {
  const { folders } = await start()
  expect(statSync(join(folders.base, 'postgres-password')).mode & 0o077).toBe(0)
  expect(statSync(folders.data).mode & 0o077).toBe(0)
  expect(statSync(folders.socket).mode & 0o077).toBe(0)
})

test.skipIf(process.getuid?.() !== 0)(
  'as root in a closed home folder the data go where the server can read',
  async () => {
    // given
    const home = join(folder, 'home')
    const clone = join(home, 'clone')
    mkdirSync(clone, { recursive: true })
    chmodSync(home, 0o700)
    // when
    const server = await start({ workingFolder: clone, only: available.has('npm') ? 'npm' : 'system' })
    // then
    expect(server.folders.base).toMatch(/^\/var\/lib\/laufzettel-[0-9a-f]{12}$/)
    expect(statSync(server.folders.data).uid).not.toBe(0)
    await server.stop()
    rmSync(server.folders.base, { recursive: true, force: true })
  },
)

test.skipIf(process.getuid?.() !== 0)(
  'as root a chosen data folder below a closed one is refused',
  async () => {
    chmodSync(folder, 0o700)
    await expect(start({ dataSetting: join(folder, 'data') })).rejects.toThrow(/chmod o\+x/)
  },
)

function knownServer() {
  const running = findRunning(options())
  if (!running) throw new Error('Expected a running server, but found none.')
  return running.admin
}

async function query(server: Pick<EmbeddedServer, 'admin'>, sql: string): Promise<unknown[]> {
  const client = new Client(server.admin)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
