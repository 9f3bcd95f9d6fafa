import { pino } from 'pino'

/**
 * The log of the service: JSON lines with codes, keys and durations.
 * Callers name each field; answers, names and other personal content never go in.
 */
export interface Log {
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }
