import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { type Client, escapeIdentifier, escapeLiteral } from 'pg'

/** Login roles of the service. None is superuser, owner or exempt from row level security. */
export const roleNames = {
  app: 'laufzettel_app',
  engine: 'laufzettel_engine',
  reports: 'laufzettel_reports',
} as const
export type RoleName = keyof typeof roleNames

/** Owns and migrates the schema on the embedded server; with DATABASE_URL its user does. */
export const ownerRole = 'laufzettel_owner'

/** Creates the role, or gives an existing one the password. Needs CREATEROLE. */
export async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (rows.length === 0) await client.query(`create role ${escapeIdentifier(role)} nologin`)
  await client.query(`alter ${roleStatement(role, password)}`)
}

/** `role NAME login … password 'VERIFIER'`, after `create` or `alter`. */
export function roleStatement(role: string, password: string): string {
  return `role ${escapeIdentifier(role)} login noinherit password ${scramVerifier(password)}`
}

/** Lets the service's roles work in the schema: the app role by default on each table, the others by grant. */
export async function grantSchema(owner: Client, schema: string): Promise<void> {
  const name = escapeIdentifier(schema)
  const app = escapeIdentifier(roleNames.app)
  const all = Object.values(roleNames).map(escapeIdentifier).join(', ')
  await owner.query(`
    grant usage on schema ${name} to ${all};
    alter default privileges in schema ${name} grant select, insert, update, delete on tables to ${app};
    alter default privileges in schema ${name} grant usage, select on sequences to ${app}`)
}

/** What the server stores instead of the password (RFC 5803), so that no statement log shows it. */
function scramVerifier(password: string): string {
  const iterations = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const sign = (key: string) => createHmac('sha256', salted).update(key).digest()
  const storedKey = createHash('sha256').update(sign('Client Key')).digest('base64')
  const serverKey = sign('Server Key').toString('base64')
  return escapeLiteral(`SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`)
}
