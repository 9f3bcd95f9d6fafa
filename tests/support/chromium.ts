import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Starts a Chromium without network chatter of its own. The caller closes it. */
export function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    ...options,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(options.args ?? []),
    ],
  })
}

/**
 * Path of a Chromium: CHROMIUM_PATH, else an installed one, else Playwright's own, else one is installed now
 * (apt-get as root on Debian, else Playwright's installer). Throws when all fail.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment.CHROMIUM_PATH
  if (named) {
    if (isProgram(named)) return named
    throw new Error(`Expected CHROMIUM_PATH to name a program, but '${named}' is none. Correct or unset it.`)
  }
  return installedChromium(environment) ?? installChromium(environment)
}

function installedChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment.PATH ?? '').split(':').filter(Boolean)
  const candidates = [
    ...folders.flatMap((folder) => programNames.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    chromium.executablePath(),
  ]
  return candidates.find(isProgram)
}

function installChromium(environment: NodeJS.ProcessEnv): string {
  const attempts = [...(canUseApt() ? [aptInstall] : []), playwrightInstall]
  const failures: string[] = []
  for (const attempt of attempts) {
    const failure = attempt()
    const found = installedChromium(environment)
    if (found) return found
    failures.push(failure)
  }
  throw new Error(
    `Expected a Chromium for the browser tests, but found none and could not install one (${failures.join('; ')}). Install Chromium or Chrome, or set CHROMIUM_PATH.`,
  )
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

function aptInstall(): string {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Two test workers may want it at once: one waits for the other.
  const wait = ['-o', 'DPkg::Lock::Timeout=240']
  run('apt-get', [...wait, 'update', '-qq'], environment)
  return run('apt-get', [...wait, 'install', '-y', '-qq', '--no-install-recommends', 'chromium'], environment)
}

function playwrightInstall(): string {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  return run(process.execPath, [cli, 'install', 'chromium'], process.env)
}

/** Answers what went wrong, in one line; empty when nothing did. */
function run(program: string, args: string[], env: NodeJS.ProcessEnv): string {
  const { status, error, stderr } = spawnSync(program, args, { env, encoding: 'utf8', timeout: 300_000 })
  if (status === 0) return ''
  return `${program}: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? `exit code ${status}`}`
}

/** A file one may run; Debian-like systems have a chromium-browser that only tells to install a snap. */
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return !path.endsWith('chromium-browser') || /^(Chromium|Google)/.test(versionLine(path))
  } catch {
    return false
  }
}

function versionLine(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}
