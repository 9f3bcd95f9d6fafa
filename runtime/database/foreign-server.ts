import { Client } from 'pg'
import { parseConnectionUrl } from './connection-url.ts'
import { oldestMajor } from './embedded/binaries.ts'
import { rolePassword } from './embedded/password.ts'
import type { ConnectionTarget } from './pool-settings.ts'
import { ensureRole, type RoleName, roleNames, roleStatement } from './roles.ts'

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
    const targets = roleTargets(owner)
    await ensureRoles(client, Object.values(targets))
    return { owner, targets, major, stop: async () => {} }
  } finally {
    await client.end()
  }
}

function roleTargets(owner: ConnectionTarget): ForeignServer['targets'] {
  const target = (role: string) => ({ ...owner, user: role, password: rolePassword(owner.password, role) })
  return { app: target(roleNames.app), engine: target(roleNames.engine), reports: target(roleNames.reports) }
}

async function ensureRoles(client: Client, targets: readonly ConnectionTarget[]): Promise<void> {
  const missing: ConnectionTarget[] = []
  for (const target of targets) if (!(await canSignIn(target))) missing.push(target)
  try {
    for (const { user, password } of missing) await ensureRole(client, user, password)
  } catch (error) {
    const { rows } = await client.query<{ rolname: string }>(
      'select rolname from pg_roles where rolname = any($1)',
      [missing.map(({ user }) => user)],
    )
    const known = new Set(rows.map(({ rolname }) => rolname))
    const statements = missing.map(
      ({ user, password }) => `${known.has(user) ? 'alter' : 'create'} ${roleStatement(user, password)};`,
    )
    throw new Error(
      `Expected the roles ${missing.map(({ user }) => user).join(', ')}, but the user of DATABASE_URL cannot create them: ${reasonOf(error)}. Let an administrator run: ${statements.join(' ')}`,
      { cause: error },
    )
  }
  for (const target of missing) {
    if (await canSignIn(target)) continue
    throw new Error(
      `Expected role '${target.user}' to sign in to database '${target.database}', but the server refuses it. Allow it in pg_hba.conf and grant connect on the database.`,
    )
  }
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
