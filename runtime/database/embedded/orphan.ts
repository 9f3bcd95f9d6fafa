import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine, isAlive, startMark } from './process-info.ts'

/**
 * Stops a server that outlived its parent (kill -9) before a new one starts on the same data.
 * Call only while holding the folder's lock. Answers whether there was one.
 */
export async function stopOrphan(data: string): Promise<boolean> {
  const pid = postmasterPid(data)
  if (pid === undefined || !isAlive(pid)) return false
  if (startMark(pid) === undefined) return removeDeadMark(data)
  if (!commandLine(pid)?.includes(data)) return false
  await endServer(pid, 10_000)
  return true
}

/**
 * A killed server that nobody waits for (a container without init) still has its process id, and PostgreSQL
 * would take it for alive. Its mark may go once no process works in the data folder any more.
 */
async function removeDeadMark(data: string): Promise<boolean> {
  const deadline = performance.now() + 10_000
  while (worksIn(data) && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50))
  if (!worksIn(data)) rmSync(join(data, 'postmaster.pid'), { force: true })
  return true
}

function worksIn(folder: string): boolean {
  return readdirSync('/proc').some((entry) => {
    try {
      return /^\d+$/.test(entry) && readlinkSync(join('/proc', entry, 'cwd')) === folder
    } catch {
      return false // ended meanwhile, or a zombie, which works nowhere
    }
  })
}

/** Fast shutdown (SIGINT); after the time limit immediate shutdown (SIGQUIT), at last SIGKILL. */
export async function endServer(pid: number, limitMs: number): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', limitMs],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return // already gone
    }
    const deadline = performance.now() + wait
    while (performance.now() < deadline) {
      if (!isRunning(pid)) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}

/** A zombie that waits for its parent no longer runs: its command line is empty. */
function isRunning(pid: number): boolean {
  return isAlive(pid) && commandLine(pid) !== undefined
}

function postmasterPid(data: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10)
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined // stopped cleanly
  }
}
