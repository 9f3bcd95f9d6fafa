import type { ConnectionTarget } from './pool-settings.ts'

/** Reads `postgres://user:password@host:port/database?sslmode=verify-full`. The message never shows the password. */
export function parseConnectionUrl(url: string): ConnectionTarget {
  const parsed = URL.parse(url)
  const database = decodeURIComponent(parsed?.pathname.slice(1) ?? '')
  if (
    !parsed ||
    !/^postgres(ql)?:$/.test(parsed.protocol) ||
    !parsed.username ||
    !parsed.password ||
    !database
  ) {
    throw new Error(
      'Expected DATABASE_URL like postgres://USER:PASSWORD@HOST:5432/DATABASE with a user that owns the database, but found something else. Correct it.',
    )
  }
  return {
    host: parsed.searchParams.get('host') ?? parsed.hostname,
    port: Number(parsed.port || 5432),
    database,
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    ...sslOf(parsed.searchParams.get('sslmode')),
  }
}

/** libpq's words: `require` encrypts, `verify-ca` and `verify-full` also check the certificate. */
function sslOf(mode: string | null): Pick<ConnectionTarget, 'ssl'> {
  if (mode === null || mode === 'disable') return {}
  return { ssl: { rejectUnauthorized: mode.startsWith('verify') } }
}
