import { Pool, type PoolClient } from 'pg'
import { RuntimeError } from '../errors.ts'
import type { Log } from '../log.ts'
import { createListener } from './listener.ts'
import { type ConnectionTarget, connectTimeoutMs, poolSettings } from './pool-settings.ts'
import type { Database, TransactionScope } from './port.ts'
import { rollBack, runTransaction } from './run-transaction.ts'
import { isConnectionFailure, toRuntimeError } from './to-runtime-error.ts'

type PoolName = NonNullable<TransactionScope['role']>

export interface OpenDatabaseOptions {
  /** Where each role signs in. */
  readonly targets: Readonly<Record<PoolName, ConnectionTarget>>
  readonly schema: string
  /** Major version of the server: some deadlines exist from 17 on. */
  readonly major: number
  readonly sizes?: Partial<Readonly<Record<PoolName, number>>>
  readonly log: Log
}

const defaultSizes = { app: 12, engine: 3, reports: 3 }

/** Opens one pool per role behind the `Database` port. Connects on first use. */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const sizes = { ...defaultSizes, ...options.sizes }
  const pools = {
    app: createPool('app', options, sizes.app),
    engine: createPool('engine', options, sizes.engine),
    reports: createPool('reports', options, sizes.reports),
  }
  const listener = createListener(
    poolSettings(options.targets.app, settingsOf('listen', options, 1)),
    options.log,
  )
  return {
    async transaction(scope, work) {
      const client = await acquire(pools[scope.role ?? 'app'])
      let failure: Error | undefined
      const onError = (error: Error) => {
        failure = error
      }
      client.on('error', onError)
      try {
        return await runTransaction(client, scope, work)
      } catch (error) {
        if (isConnectionFailure(error) || !(await rollBack(client))) failure ??= asError(error)
        throw toRuntimeError(error)
      } finally {
        client.release(failure)
        client.off('error', onError)
      }
    },
    listen: listener.listen,
    async close() {
      await Promise.all([listener.close(), ...Object.values(pools).map((pool) => pool.end())])
    },
  }
}

/** Tries until the deadline, so that a restart of the server is a delay and not a failure. */
async function acquire(pool: Pool): Promise<PoolClient> {
  const deadline = performance.now() + connectTimeoutMs
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    try {
      return await pool.connect()
    } catch (error) {
      if (!isConnectionFailure(error) || performance.now() + pause > deadline) throw noConnection(error)
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

function noConnection(cause: unknown): RuntimeError {
  return new RuntimeError(
    'unavailable',
    `Expected a database connection within ${connectTimeoutMs / 1000} seconds, but none was free or the server does not answer. Try again in a few seconds.`,
    { cause },
  )
}

function createPool(name: PoolName, options: OpenDatabaseOptions, max: number): Pool {
  const pool = new Pool(poolSettings(options.targets[name], settingsOf(name, options, max)))
  pool.on('error', (error) =>
    options.log.warn({ pool: name, reason: error.message }, 'database connection lost'),
  )
  // Between two users of a connection nobody else listens, and an error event without a listener ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

function settingsOf(name: string, options: OpenDatabaseOptions, max: number) {
  return {
    schema: options.schema,
    max,
    applicationName: `laufzettel ${name} ${process.pid}`,
    major: options.major,
  }
}

function asError(value: unknown): Error {
  return value instanceof Error
    ? value
    : new Error('The work inside a transaction threw no Error.', { cause: value })
}
