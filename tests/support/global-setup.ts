import { rmSync } from 'node:fs'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../runtime/database/embedded/start-embedded.ts'
import { foreignServer } from '../../runtime/database/foreign-server.ts'
import { migrate } from '../../runtime/database/migrate.ts'
import { prepareEmbedded, type Server } from '../../runtime/database/start-database.ts'
import { silentLog } from '../../runtime/log.ts'
import { createTempFolder } from './temp-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Omit<Server, 'stop'> & { readonly template: string }
  }
}

/**
 * One PostgreSQL for the whole run: of DATABASE_URL, else an embedded one in a temporary folder (without
 * fsync). A migrated template database is made once; `createTestDatabase` copies it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = `laufzettel_template_${process.pid}`
  const { server, stop } = process.env.DATABASE_URL
    ? await onForeign(process.env.DATABASE_URL, template)
    : await onEmbedded(template)
  await withClient(server.owner, (client) => migrate(client, 'laufzettel'))
  project.provide('postgres', { owner: server.owner, targets: server.targets, major: server.major, template })
  return stop
}

async function onEmbedded(template: string) {
  const folder = createTempFolder('test')
  const embedded = await startEmbedded({ workingFolder: folder, sync: false, log: silentLog })
  const prepared = await prepareEmbedded(embedded.admin, template)
  await withClient(embedded.admin, (client) =>
    client.query(
      `alter role ${prepared.owner.user} createdb inherit; grant pg_signal_backend to ${prepared.owner.user}`,
    ),
  )
  const stop = async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { server: { ...prepared, major: embedded.major }, stop }
}

async function onForeign(url: string, template: string) {
  const foreign = await foreignServer(url)
  await withClient(foreign.owner, (client) => client.query(`create database ${template}`))
  const stop = () =>
    withClient(foreign.owner, (client) => client.query(`drop database ${template} with (force)`))
  return {
    server: { ...foreign, owner: { ...foreign.owner, database: template } },
    stop: async () => void (await stop()),
  }
}

async function withClient<T>(target: Server['owner'], work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(target)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
