import { type RunningDatabase, startDatabase } from '../database/start-database.ts'
import { createEngineHost, type EngineHost } from '../engine-host.ts'
import type { CliEnvironment } from './environment.ts'

type Deps = Pick<RunningDatabase, 'database' | 'migrated'> & {
  readonly engine: EngineHost
  readonly now: () => Date
}

/** Runs a command on the service's database: the running server when there is one, else one for this time. */
export async function withDatabase<T>(
  environment: CliEnvironment,
  work: (deps: Deps) => Promise<T>,
): Promise<T> {
  const { config, workingFolder, log } = environment
  const running = await startDatabase({
    ...config,
    only: config.postgres,
    workingFolder,
    besideService: true,
    log,
  })
  const now = () => new Date()
  try {
    const { database, migrated } = running
    return await work({ database, migrated, now, engine: createEngineHost({ database, now }) })
  } finally {
    await running.stop()
  }
}
