import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { Client } from 'pg'
import { expect, inject } from 'vitest'
import { openDatabase } from '../../runtime/database/open-database.ts'
import type { Database } from '../../runtime/database/port.ts'
import { silentLog } from '../../runtime/log.ts'

export interface TestDatabase {
  readonly database: Database
  readonly schema: string
  /** Name of the PostgreSQL database: one per test, so advisory locks and hints do not meet either. */
  readonly name: string
  /** Runs one statement as the owner, who still obeys row level security: pass the tenant. */
  ownerSql<Row extends object = Record<string, unknown>>(
    text: string,
    values?: unknown[],
    tenant?: string,
  ): Promise<Row[]>
  /** Closes the pools and drops the database. Not called after a failure, the database stays for a look. */
  drop(): Promise<void>
}

const schema = 'laufzettel'

/** A freshly migrated database of the test's own, copied from the run's template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { owner, targets, major, template } = inject('postgres')
  const name = databaseName()
  await withClient(owner.database === template ? { ...owner, database: 'postgres' } : owner, (client) =>
    client.query(`create database ${name} template ${template}`),
  )
  const at = <T extends object>(target: T) => ({ ...target, database: name })
  const database = openDatabase({
    targets: { app: at(targets.app), engine: at(targets.engine), reports: at(targets.reports) },
    schema,
    major,
    sizes: { app: 6, engine: 2, reports: 2 },
    log: silentLog,
  })
  return {
    database,
    schema,
    name,
    ownerSql: <Row extends object>(text: string, values: unknown[] = [], tenant = '') =>
      withClient(at(owner), async (client) => {
        await client.query(`set search_path to ${schema}`)
        await client.query(`select set_config('app.tenant', $1, false)`, [tenant])
        const { rows } = await client.query(text, values)
        return rows as Row[]
      }),
    async drop() {
      await database.close()
      await withClient({ ...owner, database: 'postgres' }, (client) =>
        client.query(`drop database ${name} with (force)`),
      )
    },
  }
}

function databaseName(): string {
  const file = basename(expect.getState().testPath ?? 'test')
    .replace(/\W+/g, '_')
    .slice(0, 30)
    .toLowerCase()
  return `t_${file}_${randomBytes(5).toString('hex')}`
}

async function withClient<T>(
  target: { user: string; database: string; host: string; port: number; password: string },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(target)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
