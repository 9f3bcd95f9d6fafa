import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ServiceUser } from './service-user.ts'

/** Where the embedded server keeps its things. */
export interface Folders {
  /** Holds everything below; 0700, or 0711 of root when the server runs as another user. */
  readonly base: string
  /** PGDATA. */
  readonly data: string
  /** Of the Unix socket; 0700. */
  readonly socket: string
}

/**
 * Places the data in `.laufzettel` of the working folder, or where LAUFZETTEL_DATA says. As root in a folder
 * that the service user cannot reach (a clone under /root), they go to `/var/lib/laufzettel-HASH`, where HASH
 * stands for the working folder: the same clone finds its data again.
 */
export function placeFolders(
  options: { workingFolder: string; dataSetting?: string | undefined },
  user: ServiceUser | undefined,
): Folders {
  const base = chooseBase(options, user)
  ensureFolder(base, user ? 0o711 : 0o700)
  const real = realpathSync(base)
  const socket = socketFolder(real)
  ensureFolder(socket, 0o700, user)
  return { base: real, data: join(real, 'postgres'), socket }
}

function chooseBase(
  { workingFolder, dataSetting }: { workingFolder: string; dataSetting?: string | undefined },
  user: ServiceUser | undefined,
): string {
  const wanted = dataSetting ?? join(workingFolder, '.laufzettel')
  if (!user) return wanted
  const fallback = `/var/lib/laufzettel-${hash(realpathSync(workingFolder))}`
  if (!dataSetting && existsSync(join(fallback, 'postgres', 'PG_VERSION'))) return fallback
  if (canReach(wanted, user)) return wanted
  if (!dataSetting) return fallback
  throw new Error(
    `Expected a data folder that user ${user.uid} can reach, because PostgreSQL does not run as root, but a folder above '${dataSetting}' is closed to others. Choose another LAUFZETTEL_DATA or open the folders above it with chmod o+x.`,
  )
}

/** True when every existing folder on the way lets the user pass. */
export function canReach(path: string, user: ServiceUser): boolean {
  let folder = path
  while (!existsSync(folder)) folder = dirname(folder)
  for (folder = realpathSync(folder); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/** A socket path may have 107 bytes at most (unix(7)), so deep folders get one in the folder for temporary files. */
function socketFolder(base: string): string {
  const near = join(base, 'socket')
  return Buffer.byteLength(near) <= 80 ? near : join(realpathSync(tmpdir()), `laufzettel-${hash(base)}`)
}

/** Creates the folder with mode and owner; refuses one that belongs to somebody else. */
export function ensureFolder(path: string, mode: number, owner?: ServiceUser): void {
  mkdirSync(path, { recursive: true, mode })
  const found = lstatSync(path)
  const own = process.getuid?.() ?? found.uid
  const expected = owner?.uid ?? own
  if (!found.isDirectory() || (found.uid !== own && found.uid !== expected)) {
    throw new Error(
      `Expected '${path}' to be a folder of user ${expected}, but it belongs to user ${found.uid}. Remove it or choose another LAUFZETTEL_DATA.`,
    )
  }
  if (found.uid !== expected && owner) chownSync(path, owner.uid, owner.gid)
  chmodSync(path, mode)
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
