import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../runtime/database/open-database.ts'
import type { Database } from '../../../runtime/database/port.ts'
import { silentLog } from '../../../runtime/log.ts'

/** Messages of the PostgreSQL protocol: type, length, body. */
const message = (type: string, body: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}
const welcome = message('R', Buffer.alloc(4))
const ready = message('Z', Buffer.from('I'))
const ended = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0'))

let server: Server
let database: Database
let answer: Buffer

beforeEach(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Expected a port.')
  const target = { host: '127.0.0.1', port: address.port, database: 'd', user: 'u', password: 'p' }
  const targets = { app: target, engine: target, reports: target }
  database = openDatabase({ targets, schema: 'laufzettel', major: 15, log: silentLog })
})
afterEach(async () => {
  await database.close()
  server.close()
})

test.each([
  ['ready and ended in one packet', Buffer.concat([welcome, ready, ended])],
  ['ended before ready', Buffer.concat([welcome, ended])],
  ['closed without a word', Buffer.alloc(0)],
  ['ready, then closed', Buffer.concat([welcome, ready])],
])('a connection that is %s fails its transaction and nothing else', async (_case, packet) => {
  // given
  answer = packet
  // when
  const failed = database.transaction({ tenant: 'mitte' }, (tx) => tx`select 1`)
  // then
  await expect(failed).rejects.toMatchObject({ code: 'unavailable' })
})
