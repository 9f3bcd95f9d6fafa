import { readFileSync } from 'node:fs'

export interface ServiceUser {
  readonly uid: number
  readonly gid: number
}

/**
 * The user PostgreSQL runs as when this process is root, because PostgreSQL refuses root:
 * `postgres`, else `nobody`, else 65534 by number. Undefined when this process is an ordinary user.
 */
export function serviceUser(): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readAccounts()
  return accounts.get('postgres') ?? accounts.get('nobody') ?? { uid: 65534, gid: 65534 }
}

function readAccounts(): Map<string, ServiceUser> {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return new Map(
    lines.flatMap((line) => {
      const [name, , uid, gid] = line.split(':')
      return name && uid && gid ? [[name, { uid: Number(uid), gid: Number(gid) }] as const] : []
    }),
  )
}
