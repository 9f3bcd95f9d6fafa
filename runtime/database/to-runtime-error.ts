import { DatabaseError } from 'pg'
import { RuntimeError } from '../errors.ts'
import { constraintErrors } from './constraints.ts'

/**
 * Turns a failure of the database into a `RuntimeError` where a caller can act on it; anything else is
 * answered unchanged, as a fault. SQLSTATE codes: PostgreSQL documentation, appendix A.
 */
export function toRuntimeError(error: unknown): unknown {
  if (error instanceof RuntimeError) return error
  if (error instanceof DatabaseError) return fromSqlState(error)
  return isConnectionFailure(error) ? unavailable(error) : error
}

/** True when the connection (not the statement) failed: nothing is known about the server, trying again may help. */
export function isConnectionFailure(error: unknown): boolean {
  if (error instanceof DatabaseError) return connectionStates.test(error.code ?? '')
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && socketCodes.has(error.code)) return true
  return driverMessages.some((message) => error.message.startsWith(message))
}

const connectionStates = /^(08|53300|57P0[1-5]|25P0[34])/
const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
])
const driverMessages = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'Client was closed',
  'Timeout expired',
]

function fromSqlState(error: DatabaseError): unknown {
  const code = error.code ?? ''
  if (code.startsWith('23')) {
    const known = constraintErrors[error.constraint ?? '']
    return known ? new RuntimeError(known.code, known.message, { cause: error }) : error
  }
  if (code === '40001' || code === '40P01' || code === '55P03') {
    return new RuntimeError(
      'conflict',
      'Expected to change the record alone, but another change came at the same time. Load it again and repeat.',
      { cause: error },
    )
  }
  if (code === '22021' || code === '22P05') {
    return new RuntimeError(
      'invalid-argument',
      'Expected text, but found a NUL character or broken UTF-8. Remove the character.',
      { cause: error },
    )
  }
  if (code === '57014' || connectionStates.test(code)) return unavailable(error)
  return error
}

function unavailable(cause: unknown): RuntimeError {
  return new RuntimeError(
    'unavailable',
    'Expected an answer of the database, but it is restarting or overloaded. Try again in a few seconds.',
    { cause },
  )
}
