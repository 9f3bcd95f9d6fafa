import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  demoAccounts,
  disableDemoAccounts,
  seedDemoAccounts,
} from '../../../runtime/identity/demo-accounts.ts'
import { hashPassword } from '../../../runtime/identity/password.ts'
import { createBasicResolver, parseBasic } from '../../../runtime/identity/resolve-basic.ts'
import { resolveSession } from '../../../runtime/identity/resolve-session.ts'
import { signIn } from '../../../runtime/identity/sign-in.ts'
import { signOut } from '../../../runtime/identity/sign-out.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

const minute = 60_000
const password = 'a right password'
const passwordHash = await hashPassword(password)

let db: TestDatabase
let clock: number
const now = () => new Date(clock)
const deps = () => ({ database: db.database, now, requestId: 'test' })
const asClerk = (given = password, previousToken?: string) =>
  signIn(deps(), { username: 'clerk.mitte', password: given, address: '192.0.2.1', previousToken })

beforeEach(async () => {
  db = await createTestDatabase()
  clock = Date.parse('2026-11-23T08:00:00Z')
  await seedDemoAccounts(db.database, passwordHash)
})
afterEach(() => db.drop())

describe('sign-in', () => {
  test('starts a session that names the person, the office and the roles', async () => {
    // when
    const { token } = await asClerk()
    // then
    expect(await resolveSession(deps(), token)).toEqual({
      kind: 'user',
      userId: 'demo-clerk-mitte',
      username: 'clerk.mitte',
      name: 'Kim Beispiel',
      tenantId: 'mitte',
      roles: ['clerk'],
    })
  })

  test('stores neither the password nor the session id', async () => {
    // given
    const { token } = await asClerk()
    // when
    const rows = await db.ownerSql(
      `select (select string_agg(u::text, '') from users u) || (select string_agg(s::text, '') from sessions s) as stored`,
      [],
      'mitte',
    )
    // then
    expect(JSON.stringify(rows)).not.toContain(password)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).toContain('scrypt$')
  })

  test.each([
    ['a wrong password', 'clerk.mitte', 'another password'],
    ['an unknown name', 'nobody', password],
    ['a machine client', 'worker', password],
    ['a name with a quote', "clerk.mitte' or true --", password],
  ])('refuses %s with the same words', async (_case, username, given) => {
    await expect(signIn(deps(), { username, password: given, address: '' })).rejects.toMatchObject({
      code: 'unauthenticated',
      message: expect.stringContaining('do not fit'),
    })
  })

  test('stops guessing after ten wrong passwords, also for the right one, until the window ends', async () => {
    // given
    const guesses = await Promise.allSettled(Array.from({ length: 10 }, () => asClerk('guess')))
    expect(guesses.every(({ status }) => status === 'rejected')).toBe(true)
    // when, then
    await expect(asClerk()).rejects.toMatchObject({ code: 'too-many-requests' })
    clock += 16 * minute
    await expect(asClerk()).resolves.toMatchObject({ actor: { username: 'clerk.mitte' } })
  })

  test('does not count right passwords', async () => {
    for (let round = 0; round < 12; round += 1) await asClerk()
  })

  test('ends the session shown at sign-in and gives a new id', async () => {
    // given
    const { token: old } = await asClerk()
    // when
    const { token: fresh } = await asClerk(password, old)
    // then
    expect(fresh).not.toBe(old)
    expect(await resolveSession(deps(), old)).toBeNull()
    expect(await resolveSession(deps(), fresh)).not.toBeNull()
  })

  test('writes who signed in to the audit log', async () => {
    // when
    await asClerk()
    // then
    const rows = await db.ownerSql('select actor_id, action, object from audit_log', [], 'mitte')
    expect(rows).toEqual([
      { actor_id: 'demo-clerk-mitte', action: 'session:start', object: 'user/demo-clerk-mitte' },
    ])
  })
})

describe('session', () => {
  test('ends after an hour without a request, not before', async () => {
    // given
    const { token } = await asClerk()
    // when, then
    clock += 59 * minute
    expect(await resolveSession(deps(), token)).not.toBeNull()
    clock += 59 * minute
    expect(await resolveSession(deps(), token)).not.toBeNull()
    clock += 61 * minute
    expect(await resolveSession(deps(), token)).toBeNull()
  })

  test('ends ten hours after sign-in even when used all the time', async () => {
    // given
    const { token } = await asClerk()
    // when
    for (let half = 0; half < 19; half += 1) {
      clock += 30 * minute
      expect(await resolveSession(deps(), token)).not.toBeNull()
    }
    clock += 31 * minute
    // then
    expect(await resolveSession(deps(), token)).toBeNull()
  })

  test('ends at sign-out', async () => {
    // given
    const { actor, token } = await asClerk()
    // when
    await signOut({ ...deps(), actor }, token)
    // then
    expect(await resolveSession(deps(), token)).toBeNull()
  })

  test('shows a changed role in the next request', async () => {
    // given
    const { token } = await asClerk()
    // when
    await db.ownerSql(
      `insert into user_roles (tenant_id, user_id, role) values ('mitte', 'demo-clerk-mitte', 'lead')`,
      [],
      'mitte',
    )
    // then
    expect((await resolveSession(deps(), token))?.roles).toEqual(['clerk', 'lead'])
  })

  test.each(['', 'x', `${'A'.repeat(42)}=`, 'A'.repeat(43), '\0'.repeat(43)])(
    'is not found for %j',
    async (token) => {
      expect(await resolveSession(deps(), token)).toBeNull()
    },
  )

  test('of an example account ends when demo mode is off', async () => {
    // given
    const { token } = await asClerk()
    // when
    await disableDemoAccounts(db.database, now())
    // then
    expect(await resolveSession(deps(), token)).toBeNull()
    await expect(asClerk()).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('Basic authentication', () => {
  const worker = { username: 'worker', password }

  test('knows a machine client, again from memory, and its present roles', async () => {
    // given
    const resolve = createBasicResolver(deps())
    expect(await resolve(worker, '')).toMatchObject({ kind: 'client', tenantId: 'mitte' })
    // when
    await db.ownerSql(`delete from user_roles where role = 'operator'`, [], 'mitte')
    // then
    expect((await resolve(worker, '')).roles).toEqual(['worker'])
  })

  test.each([
    ['a wrong password', { ...worker, password: 'wrong' }],
    ['a person', { username: 'clerk.mitte', password }],
  ])('refuses %s, also after a right answer', async (_case, credentials) => {
    const resolve = createBasicResolver(deps())
    await resolve(worker, '')
    await expect(resolve(credentials, '')).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('forgets a password that was changed', async () => {
    const resolve = createBasicResolver(deps())
    await resolve(worker, '')
    await seedDemoAccounts(db.database, await hashPassword('another'))
    await expect(resolve(worker, '')).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test.each(['Bearer x', 'Basic', 'Basic !!!', `Basic ${btoa('no-colon')}`, `Basic ${btoa(':p')}`])(
    'does not read %j',
    (header) => expect(parseBasic(header)).toBeUndefined(),
  )
})

test('the account list names nobody twice and has no account without a role', () => {
  expect(new Set(demoAccounts.map(({ username }) => username)).size).toBe(demoAccounts.length)
  expect(demoAccounts.every(({ roles }) => roles.length > 0)).toBe(true)
})
