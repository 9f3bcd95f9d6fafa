import { types } from 'pg'

/**
 * How PostgreSQL values arrive in TypeScript: bigint and numeric as strings (exact), timestamptz as ISO 8601
 * UTC strings with milliseconds, date as `YYYY-MM-DD`, json and jsonb parsed, the rest as `pg` does.
 */
export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return types.getTypeParser(oid, 'binary')
    return parsers.get(oid) ?? types.getTypeParser(oid, 'text')
  },
} as typeof types

const oids = { date: 1082, timestamptz: 1184, timestamptzArray: 1185, dateArray: 1182, textArray: 1009 }

const parseTextArray: (text: string) => (string | null)[] = types.getTypeParser(oids.textArray, 'text')

const parsers = new Map<number, (text: string) => unknown>([
  [oids.date, (text) => text],
  [oids.dateArray, parseTextArray],
  [oids.timestamptz, isoTimestamp],
  [
    oids.timestamptzArray,
    (text) => parseTextArray(text).map((item) => (item === null ? null : isoTimestamp(item))),
  ],
])

/** `2026-11-22 17:10:11.123456+00` (DateStyle ISO, TimeZone UTC) → `2026-11-22T17:10:11.123Z`. */
function isoTimestamp(text: string): string {
  if (!text.endsWith('+00') || text.length < 22) return text
  const fraction = text.slice(20, -3).padEnd(3, '0').slice(0, 3)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`
}
