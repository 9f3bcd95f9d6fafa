import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ensureBrowserAppsBuilt } from './browser-apps/ensure-built.ts'
import type { Config } from './config.ts'
import type { Database } from './database/port.ts'
import { startDatabase } from './database/start-database.ts'
import { seedDemoCases } from './demo/seed-demo-cases.ts'
import { deployShippedProcedures } from './deployments/deploy-shipped.ts'
import { createEngineHost } from './engine-host.ts'
import { buildApp } from './http/app.ts'
import { listen } from './http/listen.ts'
import { startingApp } from './http/starting-app.ts'
import { disableDemoAccounts, seedDemoAccounts } from './identity/demo-accounts.ts'
import { hashPassword } from './identity/password.ts'
import { registerLetterWorker } from './letters/register-letter-worker.ts'
import type { Log } from './log.ts'
import { systemContext } from './system-context.ts'
import { startWorkers } from './workers/start-workers.ts'

export interface Service {
  readonly address: string
  /** Password of the example accounts; undefined outside demo mode. */
  readonly demoPassword: string | undefined
  /** How many example cases this start has added. */
  readonly addedDemoCases: number
  /** Finishes running requests, then stops workers, pools and the server. */
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '..')
/** The ministry publishes what ships; its definitions serve every office. */
const shippingTenant = 'senat'
const drainMs = 10_000

export interface StartServiceOptions {
  readonly workingFolder: string
  readonly log: Log
  /** False for tests: the started PostgreSQL does without fsync. */
  readonly sync?: boolean
  /** The wall clock; tests put their own. */
  readonly now?: () => Date
}

/** Starts the whole product. The port answers `/readyz` with the reason from the first moment. */
export async function startService(config: Config, options: StartServiceOptions): Promise<Service> {
  const { log, now = () => new Date() } = options
  let reason: string | undefined = 'starting the database'
  const readiness = () => (reason === undefined ? { ready: true } : { ready: false, reason })
  let fetch = startingApp(readiness).fetch
  const http = await listen({
    port: config.port,
    host: config.host,
    fetch: (request, env) => fetch(request, env),
  })
  const drain = () => http.drain(drainMs)
  const undo: (() => Promise<void>)[] = []
  const stop = async () => {
    reason = 'stopping'
    for (const step of [drain, ...undo.reverse()]) await step()
  }
  try {
    const built = ensureBrowserAppsBuilt(root)
    built.catch(() => undefined) // awaited below
    const running = await startDatabase({ ...options, ...config, only: config.postgres })
    undo.push(() => running.stop())
    const { database } = running
    reason = 'preparing the accounts'
    const demoPassword = await prepareDemo(database, config)
    const engine = createEngineHost({ database, now })
    await registerLetterWorker()
    reason = 'deploying the shipped procedures'
    const shipping = systemContext({ database, engine, now }, shippingTenant, 'start')
    await deployShippedProcedures(shipping, join(root, 'processes'))
    reason = 'inventing the example cases'
    const addedDemoCases = config.demoCases ? await seedDemoCases({ database, engine, now }) : 0
    undo.push(startWorkers({ database, engine, now, log }))
    reason = 'building the browser apps'
    await built
    const app = buildApp({
      database,
      engine,
      now,
      log,
      readiness,
      distFolder: join(root, 'dist'),
      demo: config.demo,
      basicAllowed: config.basicAllowed,
    })
    fetch = app.fetch
    reason = undefined
    return { address: http.address, demoPassword, addedDemoCases, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function prepareDemo(database: Database, config: Config): Promise<string | undefined> {
  if (!config.demo) {
    await disableDemoAccounts(database, new Date())
    return undefined
  }
  const password = config.demoPassword ?? randomBytes(9).toString('base64url')
  await seedDemoAccounts(database, await hashPassword(password))
  return password
}
