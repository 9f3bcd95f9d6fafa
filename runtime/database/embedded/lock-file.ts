import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { startMark } from './process-info.ts'

/** Who runs the server of a folder. */
export interface LockHolder {
  readonly pid: number
  readonly started: string
}

/** Thrown when another living process holds the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  readonly holder: LockHolder

  constructor(folder: string, holder: LockHolder) {
    super(
      `Expected the data folder '${folder}' to be free, but Laufzettel already runs on it (process ${holder.pid}). Stop that process first, or start with another LAUFZETTEL_DATA and PORT.`,
    )
    this.holder = holder
  }
}

/**
 * Takes the lock file or throws `FolderInUse`. Process id and start time together tell a holder that was
 * killed from one that lives, also after the id was given to another process. Answers the release function.
 */
export function takeLock(path: string, folder: string): () => void {
  const mine: LockHolder = { pid: process.pid, started: startMark(process.pid) ?? '' }
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    while (!tryLink(draft, path)) {
      const holder = readHolder(path)
      if (holder && isHolding(holder)) throw new FolderInUse(folder, holder)
      removeStale(path, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true })
  }
}

/** The living holder of the lock file, if any. */
export function lockHolder(path: string): LockHolder | undefined {
  const holder = readHolder(path)
  return holder && isHolding(holder) ? holder : undefined
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Of two starters that found the same stale lock, one may have replaced it already: a fresh lock is put back. */
function removeStale(path: string, stale: LockHolder | undefined): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return // another starter was faster
  }
  const moved = readHolder(aside)
  if (moved && moved.pid !== stale?.pid && isHolding(moved)) tryLink(aside, path)
  rmSync(aside, { force: true })
}

function isHolding(holder: LockHolder): boolean {
  return startMark(holder.pid) === holder.started
}

function readHolder(path: string): LockHolder | undefined {
  try {
    const holder: LockHolder = JSON.parse(readFileSync(path, 'utf8'))
    return holder
  } catch {
    return undefined // gone, or written by nobody we know: stale
  }
}
