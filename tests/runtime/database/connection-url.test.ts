import { expect, test } from 'vitest'
import { parseConnectionUrl } from '../../../runtime/database/connection-url.ts'

test('reads a connection URL, with escapes and TLS', () => {
  expect(parseConnectionUrl('postgres://own%40er:p%2Fw@db.example:6432/lauf?sslmode=verify-full')).toEqual({
    host: 'db.example',
    port: 6432,
    database: 'lauf',
    user: 'own@er',
    password: 'p/w',
    ssl: { rejectUnauthorized: true },
  })
})

test.each(['mysql://a:b@c/d', 'postgres://a:secret@host', 'postgres://a@host/db', 'secret'])(
  'refuses %j and does not repeat the password',
  (url) => {
    expect(() => parseConnectionUrl(url)).toThrow(/Expected DATABASE_URL like/)
    expect(() => parseConnectionUrl(url)).not.toThrow(/secret/)
  },
)
