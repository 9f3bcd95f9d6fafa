import { join } from 'node:path'
import { Client } from 'pg'
import type { Log } from '../../log.ts'
import type { ConnectionTarget } from '../pool-settings.ts'
import { findBinaries, readyBinaries } from './binaries.ts'
import { type Folders, placeFolders } from './folders.ts'
import { chooseBinaries, dataMajor, initialize, superuser } from './initialize.ts'
import { lockHolder, takeLock } from './lock-file.ts'
import { stopOrphan } from './orphan.ts'
import { superuserPassword } from './password.ts'
import { type Postmaster, startPostmaster } from './postmaster.ts'
import { serviceUser } from './service-user.ts'

export interface EmbeddedOptions {
  readonly workingFolder: string
  /** LAUFZETTEL_DATA. */
  readonly dataSetting?: string | undefined
  /** LAUFZETTEL_POSTGRES: use only these programs. */
  readonly only?: 'system' | 'npm' | undefined
  /** False for tests: no fsync. */
  readonly sync?: boolean
  readonly log: Log
}

export interface EmbeddedServer {
  /** Signs in as superuser to the database `postgres`. */
  readonly admin: ConnectionTarget
  readonly major: number
  readonly folders: Folders
  readonly postmaster: Postmaster
  /** Stops the server and frees the folder. */
  stop(): Promise<void>
}

/**
 * Starts a real PostgreSQL of our own on this machine, reachable only through a Unix socket in a folder that
 * is closed to other users. One machine, no failover: a service uses DATABASE_URL.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log, sync = true } = options
  const user = serviceUser()
  const folders = placeFolders(options, user)
  const release = takeLock(lockPath(folders), folders.base)
  try {
    if (await stopOrphan(folders.data)) log.warn({}, 'stopped a PostgreSQL that outlived its parent')
    const binaries = readyBinaries(
      chooseBinaries(findBinaries(options.only), folders.data),
      folders.base,
      user,
    )
    const password = superuserPassword(folders.base)
    if (dataMajor(folders.data) === undefined) initialize(binaries, folders.data, { password, user, sync })
    const admin = adminTarget(folders, password)
    const postmaster = await startPostmaster({ binaries, folders, user, sync, log, ping: () => ping(admin) })
    log.info({ version: binaries.version, source: binaries.source, folder: folders.data }, 'PostgreSQL runs')
    const stop = async () => {
      await postmaster.stop()
      release()
    }
    return { admin, major: binaries.major, folders, postmaster, stop }
  } catch (error) {
    release()
    throw error
  }
}

/** Finds the server that another process of ours runs on the folder, for a command beside a running service. */
export function findRunning(
  options: EmbeddedOptions,
): { admin: ConnectionTarget; major: number } | undefined {
  const folders = placeFolders(options, serviceUser())
  const major = dataMajor(folders.data)
  if (major === undefined || !lockHolder(lockPath(folders))) return undefined
  return { admin: adminTarget(folders, superuserPassword(folders.base)), major }
}

function lockPath(folders: Folders): string {
  return join(folders.base, 'server.lock')
}

function adminTarget(folders: Folders, password: string): ConnectionTarget {
  return { host: folders.socket, port: 5432, database: 'postgres', user: superuser, password }
}

async function ping(target: ConnectionTarget): Promise<void> {
  const client = new Client({ ...target, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // the failure arrives through connect()
  try {
    await client.connect()
  } finally {
    await client.end()
  }
}
