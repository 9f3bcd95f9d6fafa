import type { TestDatabase } from './test-database.ts'

const ourRoles = ['laufzettel_app', 'laufzettel_engine', 'laufzettel_reports']

/** Names PostgreSQL makes up for a constraint nobody named. */
const madeUpName = /_(pkey|key|fkey|check|excl|not_null)\d*$/

/** One line for each place where the schema breaks a rule of runtime/database/migrations/README.md. */
export async function catalogFaults(db: TestDatabase): Promise<string[]> {
  return (
    await Promise.all([tableFaults(db), policyFaults(db), viewFaults(db), roleFaults(db), namingFaults(db)])
  ).flat()
}

async function tableFaults(db: TestDatabase): Promise<string[]> {
  const tables = await db.ownerSql<{
    name: string
    secured: boolean
    policies: number
    owner: string
    tenant: boolean
  }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as secured, r.rolname as owner,
       (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant
     from pg_class c join pg_roles r on r.oid = c.relowner
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')`,
  )
  return tables.flatMap(({ name, secured, policies, owner, tenant }) => [
    ...(tenant && !secured ? [`table ${name}: row level security is not enabled and forced`] : []),
    ...(tenant && policies === 0 ? [`table ${name}: no policy`] : []),
    ...(ourRoles.includes(owner) ? [`table ${name}: owned by ${owner}`] : []),
  ])
}

/** A policy that the app role meets must look at a setting of the transaction. */
async function policyFaults(db: TestDatabase): Promise<string[]> {
  const policies = await db.ownerSql<{
    table: string
    policy: string
    roles: string[]
    using: string
    check: string | null
  }>(
    `select tablename as table, policyname as policy, roles::text[] as roles, coalesce(qual, with_check) as using,
       with_check as check
     from pg_policies where schemaname = current_schema()`,
  )
  const metByApp = policies.filter(({ roles }) =>
    roles.some((role) => role === 'public' || role === 'laufzettel_app'),
  )
  return metByApp.flatMap(({ table, policy, using, check }) =>
    [using, check ?? using].every((expression) => expression.includes('current_setting('))
      ? []
      : [`policy ${policy} on ${table}: does not compare with a setting of the transaction`],
  )
}

async function viewFaults(db: TestDatabase): Promise<string[]> {
  const rows = await db.ownerSql<{ fault: string }>(
    `select 'view ' || relname || ': not security_invoker' as fault from pg_class
       where relnamespace = current_schema()::regnamespace and relkind = 'v'
       and not coalesce(reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)
     union all
     select 'materialized view ' || relname || ': knows no row level security' from pg_class
       where relnamespace = current_schema()::regnamespace and relkind = 'm'
     union all
     select 'function ' || proname || ': security definer' from pg_proc
       where pronamespace = current_schema()::regnamespace and prosecdef`,
  )
  return rows.map(({ fault }) => fault)
}

async function roleFaults(db: TestDatabase): Promise<string[]> {
  const rows = await db.ownerSql<{ name: string }>(
    `select rolname as name from pg_roles where rolname = any($1)
     and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`,
    [ourRoles],
  )
  return rows.map(({ name }) => `role ${name}: may do more than sign in`)
}

async function namingFaults(db: TestDatabase): Promise<string[]> {
  const rows = await db.ownerSql<{ name: string; table: string }>(
    `select conname as name, conrelid::regclass::text as table from pg_constraint
     where connamespace = current_schema()::regnamespace and conrelid <> 0 and contype in ('p', 'u', 'f', 'c', 'x')`,
  )
  return rows
    .filter(({ name }) => madeUpName.test(name))
    .map(({ name, table }) => `constraint ${name} on ${table}: has no name of its own`)
}
