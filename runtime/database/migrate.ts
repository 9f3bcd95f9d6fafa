import { type Client, escapeIdentifier } from 'pg'
import { type Migration, readMigrations } from './migration-files.ts'
import { grantSchema } from './roles.ts'

/**
 * Brings the schema up to date: each file once, in its own transaction, one runner at a time over all nodes.
 * Needs the owner's connection. Answers the names of the files that ran.
 */
export async function migrate(
  owner: Client,
  schema: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const name = escapeIdentifier(schema)
  await owner.query('select pg_advisory_lock(hashtextextended($1, 0))', [`laufzettel migrate ${schema}`])
  try {
    await owner.query(`create schema if not exists ${name}; set search_path to ${name}`)
    await owner.query(`
      create table if not exists schema_migrations (
        version integer constraint schema_migrations_pk primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`)
    await grantSchema(owner, schema)
    const pending = await pendingMigrations(owner, migrations)
    for (const migration of pending) await apply(owner, migration)
    return pending.map((migration) => migration.name)
  } finally {
    await owner.query('select pg_advisory_unlock(hashtextextended($1, 0))', [`laufzettel migrate ${schema}`])
  }
}

async function pendingMigrations(owner: Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await owner.query<{ version: number; name: string; checksum: string }>(
    'select version, name, checksum from schema_migrations',
  )
  const known = new Map(migrations.map((migration) => [migration.version, migration]))
  const applied = new Map(rows.map((row) => [row.version, row]))
  for (const row of rows) {
    const file = known.get(row.version)
    if (!file) {
      throw new Error(
        `Expected a file for migration ${row.name}, which this database has, but found none: the database is newer than this program. Start the newer program.`,
      )
    }
    if (file.checksum !== row.checksum) {
      throw new Error(
        `Expected migration ${row.name} unchanged since it ran, but its content differs. Restore the file and put the change into a new migration.`,
      )
    }
  }
  return migrations.filter(({ version }) => !applied.has(version))
}

async function apply(owner: Client, { version, name, sql, checksum }: Migration): Promise<void> {
  try {
    await owner.query('begin')
    await owner.query(`set local lock_timeout = '10s'`)
    await owner.query(sql)
    await owner.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      version,
      name,
      checksum,
    ])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback').catch(() => undefined) // the connection may be gone: the first error tells why
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Expected migration ${name} to run, but the database said: ${reason}`, { cause: error })
  }
}
