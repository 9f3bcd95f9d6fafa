import { Client } from 'pg'
import { parseConnectionUrl } from './connection-url.ts'
import { oldestMajor } from './embedded/binaries.ts'
import { rolePassword } from './embedded/password.ts'
import type { ConnectionTarget } from './pool-settings.ts'
import { ensureRole, type RoleName, roleNames } from './roles.ts'

export interface ForeignServer {
  readonly owner: ConnectionTarget
  readonly targets: Readonly<Record<RoleName, ConnectionTarget>>
  readonly major: number
  stop(): Promise<void>
}

/**
 * Prepares a PostgreSQL run by somebody else. The user of DATABASE_URL owns the schema; our roles get
 * passwords derived from that user's, so every node knows them. Without the right to create roles, the
 * administrator creates them as the message says.
 */
export async function foreignServer(url: string): Promise<ForeignServer> {
  const owner = parseConnectionUrl(url)
  const client = await connect(owner)
  try {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    )
    const major = Math.floor(Number(rows[0]?.version) / 10_000)
    if (major < oldestMajor) {
      throw new Error(
        `Expected PostgreSQL ${oldestMajor} or newer at DATABASE_URL, but found ${major}. Upgrade it.`,
      )
    }
    const targets = {
      app: await ensureTarget(client, owner, roleNames.app),
      engine: await ensureTarget(client, owner, roleNames.engine),
      reports: await ensureTarget(client, owner, roleNames.reports),
    }
    return { owner, targets, major, stop: async () => {} }
  } finally {
    await client.end()
  }
}

async function ensureTarget(
  client: Client,
  owner: ConnectionTarget,
  role: string,
): Promise<ConnectionTarget> {
  const target = { ...owner, user: role, password: rolePassword(owner.password, role) }
  if (await canSignIn(target)) return target
  try {
    await ensureRole(client, role, target.password)
  } catch (error) {
    throw new Error(
      `Expected role '${role}' with a known password, but it cannot be created with DATABASE_URL: ${reasonOf(error)}. Let an administrator run: alter role "${owner.user}" createrole; or create the role and let "${owner.user}" administer it: create role ${role} login; grant ${role} to "${owner.user}" with admin option;`,
      { cause: error },
    )
  }
  if (await canSignIn(target)) return target
  throw new Error(
    `Expected role '${role}' to sign in to database '${owner.database}', but the server refuses it. Allow it in pg_hba.conf and grant connect on the database.`,
  )
}

async function canSignIn(target: ConnectionTarget): Promise<boolean> {
  const client = new Client({ ...target, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // arrives through connect()
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

async function connect(owner: ConnectionTarget): Promise<Client> {
  const client = new Client({ ...owner, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined) // the statement that waits reports it
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end()
    throw new Error(
      `Expected PostgreSQL at host '${owner.host}', port ${owner.port} (DATABASE_URL), but signing in failed: ${reasonOf(error)}. Check the address, user and password.`,
      { cause: error },
    )
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
