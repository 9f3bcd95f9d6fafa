import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogFaults } from '../../support/catalog-faults.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase()
})
afterAll(() => db.drop())

test('the migrated schema breaks no rule', async () => {
  expect(await catalogFaults(db)).toEqual([])
})

describe('finds', () => {
  test.each([
    [
      'a tenant table without row level security',
      'create table t (tenant_id text)',
      'table t: row level security',
    ],
    [
      'one without FORCE',
      `create table t (tenant_id text); alter table t enable row level security;
       create policy t_tenant on t using (tenant_id = nullif(current_setting('app.tenant', true), ''))`,
      'table t: row level security',
    ],
    [
      'one without a policy',
      'create table t (tenant_id text); alter table t enable row level security; alter table t force row level security',
      'table t: no policy',
    ],
    [
      'one whose policy lets the app role see all',
      `create table t (tenant_id text); alter table t enable row level security; alter table t force row level security;
       create policy t_all on t using (true)`,
      'policy t_all on t',
    ],
    ['a view with the rights of its owner', 'create view v as select id from tenants', 'view v'],
    [
      'a function with the rights of its owner',
      'create function f() returns int language sql security definer as $$ select 1 $$',
      'function f',
    ],
    ['a constraint without a name', 'create table t (id int primary key)', 'constraint t_pkey'],
    ['a check without a name', 'create table t (id int check (id > 0))', 'constraint t_id_check'],
  ])('%s', async (_case, sql, fault) => {
    // given
    const spoiled = await createTestDatabase()
    await spoiled.ownerSql(sql)
    // when
    const faults = await catalogFaults(spoiled)
    // then
    expect(faults.join('\n')).toContain(fault)
    await spoiled.drop()
  })
})
