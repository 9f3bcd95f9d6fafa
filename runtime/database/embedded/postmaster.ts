import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../log.ts'
import type { Binaries } from './binaries.ts'
import type { Folders } from './folders.ts'
import { endServer } from './orphan.ts'
import type { ServiceUser } from './service-user.ts'

export interface PostmasterOptions {
  readonly binaries: Binaries
  readonly folders: Folders
  readonly user: ServiceUser | undefined
  /** False gives speed for tests and loses data in a power cut. */
  readonly sync: boolean
  /** Resolves when the server answers, rejects while it does not. */
  readonly ping: () => Promise<void>
  readonly log: Log
}

export interface Postmaster {
  /** Process id of the running server, or undefined between two lives. */
  readonly pid: () => number | undefined
  stop(): Promise<void>
}

/** Starts the server and starts it again whenever it ends unasked. Resolves when it answers. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { log } = options
  let child: ChildProcess | undefined
  let stopping = false
  let pause = 100
  let restart: NodeJS.Timeout | undefined

  function launch(): void {
    const startedAt = performance.now()
    const next = spawnServer(options)
    child = next
    const ended = (reason: string) => {
      if (child !== next) return
      child = undefined
      if (stopping) return
      pause = performance.now() - startedAt > 10_000 ? 100 : Math.min(pause * 2, 5_000)
      log.error({ reason }, 'PostgreSQL ended unexpectedly and is started again')
      restart = setTimeout(launch, pause)
    }
    next.once('error', (error) => ended(error.message))
    next.once('exit', (code, signal) => ended(signal ?? `exit code ${code}`))
  }

  const lastResort = () => {
    if (child?.pid) process.kill(child.pid, 'SIGINT')
  }
  async function stop(): Promise<void> {
    stopping = true
    clearTimeout(restart)
    process.off('exit', lastResort)
    if (child?.pid) await endServer(child.pid, 20_000)
  }

  launch()
  process.on('exit', lastResort)
  try {
    await untilReady(options, () => child !== undefined)
  } catch (error) {
    await stop()
    throw error
  }
  return { pid: () => child?.pid, stop }
}

/** Waits as long as the process lives: recovery after a crash may take minutes. */
async function untilReady(options: PostmasterOptions, isUp: () => boolean): Promise<void> {
  const began = performance.now()
  for (;;) {
    try {
      return await options.ping()
    } catch (error) {
      const waited = performance.now() - began
      if ((!isUp() && waited > 5_000) || waited > 300_000) {
        throw new Error(
          `Expected PostgreSQL ${options.binaries.version} to start on '${options.folders.data}', but it does not: ${lastLines(logFile(options.folders))}`,
          { cause: error },
        )
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function spawnServer({ binaries, folders, user, sync }: PostmasterOptions): ChildProcess {
  const log = openLog(logFile(folders))
  try {
    // Its own process group: Ctrl-C reaches us alone, and we stop the server after the last commit.
    return spawn(join(binaries.bin, 'postgres'), ['-D', folders.data, ...settings(folders, sync)], {
      cwd: folders.data,
      detached: true,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      ...user,
    })
  } finally {
    closeSync(log)
  }
}

function settings(folders: Folders, sync: boolean): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: folders.socket,
    unix_socket_permissions: '0700',
    max_connections: sync ? '60' : '200',
    shared_buffers: '128MB',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Details and statements of errors may carry answers of people.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(sync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function logFile(folders: Folders): string {
  return join(folders.base, 'postgres.log')
}

const logLimit = 20_000_000

function openLog(path: string): number {
  const file = openSync(path, 'a', 0o600)
  if (statSync(path).size > logLimit) truncateSync(path)
  return file
}

function lastLines(path: string): string {
  return readFileSync(path, 'utf8').trim().split('\n').slice(-5).join(' / ')
}
