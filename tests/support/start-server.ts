import { rmSync } from 'node:fs'
import { readConfig } from '../../runtime/config.ts'
import { createLog } from '../../runtime/log.ts'
import { startService } from '../../runtime/start-service.ts'
import { createTempFolder } from './temp-folder.ts'

export interface TestServer {
  /** `http://127.0.0.1:PORT` on a free port. */
  readonly address: string
  /** Password of every example account. */
  readonly password: string
  /** Stops everything and removes the data. */
  stop(): Promise<void>
}

/**
 * The whole product in this process, with a PostgreSQL and data of its own: browser apps built when their
 * sources changed, shipped procedures deployed, example accounts, workers.
 */
export async function startServer({
  demoCases = false,
  ...options
}: {
  readonly now?: () => Date
  readonly demoCases?: boolean
} = {}): Promise<TestServer> {
  const workingFolder = createTempFolder('server')
  const password = 'example password of the tests'
  const config = readConfig({
    PORT: '0',
    LAUFZETTEL_DEMO_PASSWORD: password,
    LAUFZETTEL_DEMO_CASES: demoCases ? 'on' : 'off',
  })
  try {
    const service = await startService(config, {
      ...options,
      workingFolder,
      sync: false,
      log: createLog('error'),
    })
    return {
      address: service.address,
      password,
      async stop() {
        await service.stop()
        rmSync(workingFolder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(workingFolder, { recursive: true, force: true })
    throw error
  }
}
