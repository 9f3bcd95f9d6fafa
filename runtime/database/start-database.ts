import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import type { Log } from '../log.ts'
import { rolePassword } from './embedded/password.ts'
import { type EmbeddedOptions, findRunning, startEmbedded } from './embedded/start-embedded.ts'
import { foreignServer } from './foreign-server.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import type { ConnectionTarget } from './pool-settings.ts'
import type { Database } from './port.ts'
import { ensureRole, ownerRole, type RoleName, roleNames } from './roles.ts'

export interface StartDatabaseOptions extends Omit<EmbeddedOptions, 'log'> {
  /** DATABASE_URL: a PostgreSQL run by somebody else. */
  readonly databaseUrl?: string | undefined
  /** Use the embedded server of a running service instead of refusing its folder. */
  readonly besideService?: boolean
  readonly schema?: string
  readonly log: Log
}

export interface RunningDatabase {
  readonly database: Database
  /** Names of the migrations that ran. */
  readonly migrated: readonly string[]
  /** Closes the pools and stops the server if it is ours. */
  stop(): Promise<void>
}

const databaseName = 'laufzettel'

/** From nothing to a migrated database behind the port. */
export async function startDatabase(options: StartDatabaseOptions): Promise<RunningDatabase> {
  const { log, schema = 'laufzettel' } = options
  const server = await findServer(options)
  try {
    const migrated = await withClient(server.owner, (client) => migrate(client, schema))
    const database = openDatabase({ targets: server.targets, schema, major: server.major, log })
    const stop = async () => {
      await database.close()
      await server.stop()
    }
    return { database, migrated, stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

export interface Server {
  readonly owner: ConnectionTarget
  readonly targets: Readonly<Record<RoleName, ConnectionTarget>>
  readonly major: number
  stop(): Promise<void>
}

async function findServer(options: StartDatabaseOptions): Promise<Server> {
  if (options.databaseUrl) return foreignServer(options.databaseUrl)
  const running = options.besideService ? findRunning(options) : undefined
  const { stop, ...embedded } = running ? { ...running, stop: async () => {} } : await startEmbedded(options)
  try {
    return { ...(await prepareEmbedded(embedded.admin, databaseName)), major: embedded.major, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Roles and database on a server of ours. */
export async function prepareEmbedded(
  admin: ConnectionTarget,
  database: string,
): Promise<Pick<Server, 'owner' | 'targets'>> {
  const target = (role: string) => ({
    ...admin,
    database,
    user: role,
    password: rolePassword(admin.password, role),
  })
  await withClient(admin, async (client) => {
    const wanted = [ownerRole, ...Object.values(roleNames)]
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles')
    const missing = wanted.filter((role) => !rows.some(({ rolname }) => rolname === role))
    for (const role of missing) await ensureRole(client, role, rolePassword(admin.password, role))
    const found = await client.query(`select 1 from pg_database where datname = ${escapeLiteral(database)}`)
    if (found.rows.length > 0) return
    const name = escapeIdentifier(database)
    await client.query(`create database ${name} owner ${escapeIdentifier(ownerRole)}`)
    await client.query(`revoke all on database ${name} from public`)
    await client.query(`grant connect on database ${name} to ${Object.values(roleNames).join(', ')}`)
  })
  return {
    owner: target(ownerRole),
    targets: {
      app: target(roleNames.app),
      engine: target(roleNames.engine),
      reports: target(roleNames.reports),
    },
  }
}

async function withClient<T>(target: ConnectionTarget, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...target, application_name: `laufzettel start ${process.pid}` })
  client.on('error', () => undefined) // the statement that waits reports it
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
