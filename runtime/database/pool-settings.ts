import type { PoolConfig } from 'pg'
import { typeParsers } from './type-parsers.ts'

/** Where a database is and who signs in there. `host` may be the folder of a Unix socket. */
export interface ConnectionTarget {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
  readonly ssl?: PoolConfig['ssl']
}

/** A statement or an idle transaction ends after this time on the server, and shortly later on this side. */
const statementTimeoutMs = 10_000
const transactionTimeoutMs = 30_000
/** A caller waits this long for a connection, then gets `unavailable`. */
export const connectTimeoutMs = 5_000

export function poolSettings(
  target: ConnectionTarget,
  options: { schema: string; max: number; applicationName: string; major: number },
): PoolConfig {
  const settings = [
    `search_path=${options.schema}`,
    'timezone=UTC',
    'datestyle=ISO',
    `statement_timeout=${statementTimeoutMs}`,
    `idle_in_transaction_session_timeout=${statementTimeoutMs}`,
    ...(options.major >= 17 ? [`transaction_timeout=${transactionTimeoutMs}`] : []),
  ]
  return {
    host: target.host,
    port: target.port,
    database: target.database,
    user: target.user,
    password: target.password,
    ...(target.ssl === undefined ? {} : { ssl: target.ssl }),
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    application_name: options.applicationName,
    max: options.max,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 60_000,
    query_timeout: statementTimeoutMs + 500,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    types: typeParsers,
  }
}
