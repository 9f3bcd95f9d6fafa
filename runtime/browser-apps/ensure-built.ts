import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { FolderInUse, takeLock } from '../database/embedded/lock-file.ts'

/** Everything the four apps are made of. */
const inputs = [
  '{designer,engine,forms,processes}/**/*',
  'runtime/{desk,portal,cockpit,ui}/**/*',
  '{vite.config.ts,tsconfig.json,package-lock.json}',
]

/**
 * Builds the browser apps into `dist/` unless it was built from exactly these sources (`dist/.stamp`).
 * Answers whether it built. Of several processes one builds, the others wait for it.
 */
export async function ensureBrowserAppsBuilt(root: string): Promise<boolean> {
  const stamp = hashInputs(root)
  if (isBuilt(root, stamp)) return false
  const work = join(root, '.laufzettel')
  mkdirSync(work, { recursive: true })
  const release = await waitForLock(join(work, 'build.lock'), root)
  try {
    if (isBuilt(root, stamp)) return false
    const fresh = join(work, `build-${process.pid}`)
    await runVite(root, fresh)
    writeFileSync(join(fresh, '.stamp'), stamp)
    rmSync(join(root, 'dist'), { recursive: true, force: true })
    renameSync(fresh, join(root, 'dist'))
    return true
  } finally {
    release()
  }
}

function hashInputs(root: string): string {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    const file = join(root, path)
    if (statSync(file).isFile()) hash.update(`${path}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function isBuilt(root: string, stamp: string): boolean {
  const path = join(root, 'dist', '.stamp')
  return existsSync(path) && readFileSync(path, 'utf8') === stamp
}

async function waitForLock(path: string, root: string): Promise<() => void> {
  for (;;) {
    try {
      return takeLock(path, root)
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function runVite(root: string, folder: string): Promise<void> {
  const program = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  const args = [program, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (output = (output + part).slice(-4_000)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`Expected Vite to build the browser apps, but it failed: ${output.trim()}`))
    })
  })
}
