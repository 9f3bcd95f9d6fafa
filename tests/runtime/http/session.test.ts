import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { authenticate } from '../../../runtime/http/authenticate.ts'
import { csrf } from '../../../runtime/http/csrf.ts'
import type { Env } from '../../../runtime/http/deps.ts'
import { problemResponse, toProblem } from '../../../runtime/http/problem.ts'
import { requestId } from '../../../runtime/http/request-id.ts'
import { sessionRoutes } from '../../../runtime/http/routes/session.ts'
import { seedDemoAccounts } from '../../../runtime/identity/demo-accounts.ts'
import { hashPassword } from '../../../runtime/identity/password.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

const password = 'a right password'
const passwordHash = await hashPassword(password)
const own = { origin: 'http://localhost', 'content-type': 'application/json' }

let db: TestDatabase
beforeEach(async () => {
  db = await createTestDatabase()
  await seedDemoAccounts(db.database, passwordHash)
})
afterEach(() => db.drop())

function app(options: { basicAllowed?: boolean } = {}): Hono<Env> {
  const deps = {
    database: db.database,
    now: () => new Date(),
    demo: true,
    basicAllowed: options.basicAllowed ?? true,
  }
  const hono = new Hono<Env>()
  hono.use(requestId, csrf, authenticate(deps))
  hono.onError((error, c) => problemResponse(toProblem(error, c.req.path, c.get('requestId'))))
  hono.route('/', sessionRoutes(deps))
  hono.all('/v2/echo', (c) => c.json({ username: c.get('actor')?.username ?? null }))
  return hono
}

const signIn = (
  body: unknown = { username: 'clerk.mitte', password },
  headers: Record<string, string> = own,
) => app().request('/v2/session', { method: 'POST', headers, body: JSON.stringify(body) })

async function cookie(): Promise<string> {
  return (await signIn()).headers.get('set-cookie')?.split(';')[0] ?? ''
}

describe('POST /v2/session', () => {
  test('answers who signed in and sets a cookie that scripts and other sites cannot use', async () => {
    const response = await signIn({ username: ' Clerk.Mitte ', password })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      user: {
        userId: 'demo-clerk-mitte',
        username: 'clerk.mitte',
        name: 'Kim Beispiel',
        tenantId: 'mitte',
        tenantName: 'Sozialamt Mitte',
        roles: ['clerk'],
        demo: true,
      },
    })
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-laufzettel=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  test.each([
    ['a wrong password', { username: 'clerk.mitte', password: 'wrong' }, 401],
    ['no password', { username: 'clerk.mitte' }, 400],
    ['an extra member', { username: 'clerk.mitte', password, roles: ['operator'] }, 400],
    ['a NUL in the name', { username: 'clerk\0', password }, 400],
    ['a number as password', { username: 'clerk.mitte', password: 1 }, 400],
    ['a password of 10 kB', { username: 'clerk.mitte', password: 'x'.repeat(10_000) }, 413],
  ])('refuses %s', async (_case, body, status) => {
    const response = await signIn(body)
    expect(response.status).toBe(status)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test.each([
    ['another origin', { ...own, origin: 'https://evil.example' }],
    ['no origin a page can have', { ...own, origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', 'content-type': 'application/json' }],
  ])('refuses a request from %s', async (_case, headers) => {
    expect((await signIn(undefined, headers)).status).toBe(403)
  })

  test('refuses a body that a plain form can send', async () => {
    expect((await signIn(undefined, { ...own, 'content-type': 'text/plain' })).status).toBe(400)
  })
})

describe('with the cookie', () => {
  test('GET /v2/session tells who one is, DELETE ends it', async () => {
    const shown = { cookie: await cookie() }
    expect((await app().request('/v2/session', { headers: shown })).status).toBe(200)
    const ended = await app().request('/v2/session', {
      method: 'DELETE',
      headers: { ...shown, origin: own.origin },
    })
    expect(ended.status).toBe(204)
    expect(ended.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await app().request('/v2/session', { headers: shown })).status).toBe(401)
  })

  test('a change needs proof that it comes from our page', async () => {
    const shown = { cookie: await cookie(), 'content-type': 'application/json' }
    const change = (headers: Record<string, string>) =>
      app().request('/v2/echo', { method: 'POST', headers: { ...shown, ...headers } })
    expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await change({ origin: own.origin })).status).toBe(200)
    expect((await change({})).status).toBe(403)
    expect((await change({ 'sec-fetch-site': 'none' })).status).toBe(403)
    expect((await change({ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' })).status).toBe(
      403,
    )
  })

  test('a change needs a content type', async () => {
    const headers = { cookie: await cookie(), origin: own.origin }
    expect((await app().request('/v2/echo', { method: 'POST', headers })).status).toBe(400)
  })

  test.each(['x', 'A'.repeat(43), '%00'])('an unknown session %j is nobody', async (token) => {
    const response = await app().request('/v2/echo', { headers: { cookie: `__Host-laufzettel=${token}` } })
    expect(await response.json()).toEqual({ username: null })
  })
})

describe('with Basic', () => {
  const basic = (username: string, given = password) => ({
    authorization: `Basic ${btoa(`${username}:${given}`)}`,
  })

  test('a machine client is known, without a cookie and without an origin', async () => {
    const response = await app().request('/v2/echo', { method: 'POST', headers: basic('worker') })
    expect(await response.json()).toEqual({ username: 'worker' })
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test.each([
    ['a wrong password', basic('worker', 'wrong')],
    ['a person', basic('clerk.mitte')],
    ['another scheme', { authorization: 'Bearer abc' }],
    ['broken base64', { authorization: 'Basic %%%' }],
  ])('refuses %s, and asks no browser for a password', async (_case, headers) => {
    const response = await app().request('/v2/echo', { headers })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBeNull()
  })

  test('is refused on an open network without TLS', async () => {
    const response = await app({ basicAllowed: false }).request('/v2/echo', { headers: basic('worker') })
    expect(response.status).toBe(401)
  })

  test('does not let a page of another site act', async () => {
    const headers = { ...basic('worker'), origin: 'https://evil.example' }
    expect((await app().request('/v2/echo', { method: 'POST', headers })).status).toBe(403)
  })
})
