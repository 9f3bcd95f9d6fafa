import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Transaction } from '../../../runtime/database/port.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await createTestDatabase()
})
afterEach(() => db.drop())

const addUser = (tx: Transaction, id: string, tenant: string | null = tx.tenant) => tx`
  insert into users (id, tenant_id, username, name, kind) values (${id}, ${tenant}, ${id}, 'Kim Beispiel', 'user')`

const count = (tenant: string | null) =>
  db.database.transaction({ tenant }, async (tx) => {
    const [row] = await tx<{ n: string }>`select count(*) as n from users`
    return Number(row?.n)
  })

describe('tenants', () => {
  test('see their own rows and no others', async () => {
    // given
    await db.database.transaction({ tenant: 'mitte' }, (tx) => addUser(tx, 'kim'))
    // then
    expect(await count('mitte')).toBe(1)
    expect(await count('neukoelln')).toBe(0)
    expect(await count(null)).toBe(0)
  })

  test('cannot write a row of another tenant', async () => {
    const wrong = db.database.transaction({ tenant: 'mitte' }, (tx) => addUser(tx, 'kim', 'neukoelln'))
    await expect(wrong).rejects.toThrow(/row-level security/)
  })

  test('cannot be chosen by an id that looks like SQL', async () => {
    const sly = `x'; set role laufzettel_owner; --`
    const [row] = await db.database.transaction(
      { tenant: sly, user: "o'neill\\" },
      (tx) => tx<{ tenant: string; user: string; role: string }>`
        select current_setting('app.tenant') as tenant, current_setting('app.user') as user, current_user as role`,
    )
    expect(row).toEqual({ tenant: sly, user: "o'neill\\", role: 'laufzettel_app' })
  })

  test('do not stay set on the connection', async () => {
    await Promise.all(Array.from({ length: 12 }, () => count('mitte')))
    expect(await count(null)).toBe(0)
  })
})

describe('roles', () => {
  test.each(['engine', 'reports'] as const)('%s reads no account and no audit line', async (role) => {
    const read = (sql: 'users' | 'audit_log') =>
      db.database.transaction({ tenant: 'mitte', role }, (tx) =>
        sql === 'users' ? tx`select id from users` : tx`select id from audit_log`,
      )
    await expect(read('users')).rejects.toThrow(/permission denied/)
    await expect(read('audit_log')).rejects.toThrow(/permission denied/)
  })

  test('app cannot change the audit log, nor the schema', async () => {
    const app = (work: (tx: Transaction) => Promise<unknown>) =>
      db.database.transaction({ tenant: 'mitte' }, work)
    await expect(app((tx) => tx`delete from audit_log`)).rejects.toThrow(/permission denied/)
    await expect(app((tx) => tx`update audit_log set object = ''`)).rejects.toThrow(/permission denied/)
    await expect(app((tx) => tx`alter table users disable row level security`)).rejects.toThrow(
      /must be owner/,
    )
    await expect(app((tx) => tx`create table mine (id int)`)).rejects.toThrow(/permission denied/)
    await expect(app((tx) => tx`select version from schema_migrations`)).rejects.toThrow(/permission denied/)
  })
})

describe('a transaction', () => {
  test('saves nothing when the work throws', async () => {
    // when
    const failed = db.database.transaction({ tenant: 'mitte' }, async (tx) => {
      await addUser(tx, 'kim')
      throw new Error('after all not')
    })
    // then
    await expect(failed).rejects.toThrow('after all not')
    expect(await count('mitte')).toBe(0)
  })

  test('fails when the work swallows the error of a statement', async () => {
    // when
    const failed = db.database.transaction({ tenant: 'mitte' }, async (tx) => {
      await addUser(tx, 'kim')
      await tx`select 1 / 0`.catch(() => undefined)
    })
    // then
    await expect(failed).rejects.toThrow(/swallowed/)
    expect(await count('mitte')).toBe(0)
  })

  test('takes no statement after its end', async () => {
    const late = await db.database.transaction({ tenant: 'mitte' }, async (tx) => () => tx`select 1`)
    await expect(late()).rejects.toThrow(/after its transaction had ended/)
  })

  test('turns a named constraint into a code', async () => {
    await db.database.transaction({ tenant: 'mitte' }, (tx) => addUser(tx, 'kim'))
    const again = db.database.transaction(
      { tenant: 'neukoelln' },
      (tx) => tx`
        insert into users (id, tenant_id, username, name, kind) values ('other', ${tx.tenant}, 'kim', 'Kim', 'user')`,
    )
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  test('answers a NUL character as a wrong argument', async () => {
    const wrong = db.database.transaction({ tenant: 'mitte' }, (tx) => tx`select ${'a\0b'}::text as t`)
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-argument' })
  })

  test('gives big numbers as text, times as ISO 8601, dates as they are', async () => {
    const [row] = await db.database.transaction(
      { tenant: null },
      (tx) => tx`
        select 2251799813685249::bigint as key, 0.10::numeric as money, date '2026-11-22' as day,
          timestamptz '2026-11-22 18:00:00.25+01' as at, array[timestamptz '2026-11-22 18:00+01'] as ats,
          '{"a": [1]}'::jsonb as json`,
    )
    expect(row).toEqual({
      key: '2251799813685249',
      money: '0.10',
      day: '2026-11-22',
      at: '2026-11-22T17:00:00.250Z',
      ats: ['2026-11-22T17:00:00.000Z'],
      json: { a: [1] },
    })
  })

  test('ends with unavailable when no connection is free in time', async () => {
    // given
    let free = () => {}
    const gate = new Promise<void>((resolve) => {
      free = resolve
    })
    const holders = Array.from({ length: 6 }, () => db.database.transaction({ tenant: 'mitte' }, () => gate))
    // when
    const waiting = db.database.transaction({ tenant: 'mitte' }, (tx) => tx`select 1`)
    // then
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
    free()
    await Promise.all(holders)
    expect(await count('mitte')).toBe(0)
  })

  test('has deadlines on the server', async () => {
    const [row] = await db.database.transaction(
      { tenant: null },
      (tx) => tx`
        select current_setting('statement_timeout') as statement,
          current_setting('idle_in_transaction_session_timeout') as idle`,
    )
    expect(row).toEqual({ statement: '10s', idle: '10s' })
  })
})

describe('hints', () => {
  test('arrive on their channel, and not after the stop', async () => {
    // given
    const heard: string[] = []
    const stop = await db.database.listen('work', (payload) => heard.push(payload))
    const notify = (channel: string, payload: string) =>
      db.database.transaction({ tenant: null }, (tx) => tx`select pg_notify(${channel}, ${payload})`)
    // when
    await notify('other', 'no')
    await notify('work', 'yes')
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await stop()
    await notify('work', 'late')
    // then
    expect(heard).toEqual(['yes'])
  })

  test('come back after the connection broke, with one empty hint for what was lost', async () => {
    // given
    const heard: string[] = []
    await db.database.listen('work', (payload) => heard.push(payload))
    // when
    await db.database.transaction(
      { tenant: null },
      (tx) => tx`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'laufzettel listen%'`,
    )
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    // then
    expect(heard).toEqual([''])
  })
})
