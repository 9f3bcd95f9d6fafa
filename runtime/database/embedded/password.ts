import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The superuser's password, kept beside the data in a file only the owner reads (0600). Made on first use. */
export function superuserPassword(base: string): string {
  const path = join(base, 'postgres-password')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  const password = randomBytes(32).toString('base64url')
  writeFileSync(path, password, { mode: 0o600, flag: 'wx' })
  return password
}

/** The password of a role, derived: every node that knows the owner's password knows it, nothing is stored. */
export function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', secret).update(`laufzettel role ${role}`).digest('base64url')
}
