import type { Database } from '../database/port.ts'
import type { Role } from './actor.ts'

interface DemoAccount {
  readonly username: string
  readonly name: string
  readonly tenantId: string
  readonly roles: readonly Role[]
  readonly kind?: 'client'
}

/**
 * Example accounts of people who do not exist. The operator belongs to the ministry: incidents of every office
 * are seen as keys without content (database role `laufzettel_reports`); a retry runs inside the incident's own
 * tenant. `worker` is a machine client of Mitte that may also deploy and operate.
 */
export const demoAccounts: readonly DemoAccount[] = [
  { username: 'designer', name: 'Robin Probe', tenantId: 'senat', roles: ['designer'] },
  { username: 'publisher', name: 'Toni Vorlage', tenantId: 'senat', roles: ['publisher'] },
  { username: 'manager', name: 'Jo Muster', tenantId: 'senat', roles: ['manager'] },
  { username: 'operator', name: 'Nico Testfall', tenantId: 'senat', roles: ['operator'] },
  { username: 'clerk.mitte', name: 'Kim Beispiel', tenantId: 'mitte', roles: ['clerk'] },
  { username: 'lead.mitte', name: 'Alex Entwurf', tenantId: 'mitte', roles: ['lead'] },
  { username: 'clerk.neukoelln', name: 'Sascha Exempel', tenantId: 'neukoelln', roles: ['clerk'] },
  { username: 'lead.neukoelln', name: 'Chris Platzhalter', tenantId: 'neukoelln', roles: ['lead'] },
  { username: 'applicant', name: 'Erika Mustermann', tenantId: 'portal', roles: ['applicant'] },
  {
    username: 'worker',
    name: 'Fachverfahren (Beispiel)',
    tenantId: 'mitte',
    roles: ['worker', 'operator'],
    kind: 'client',
  },
]

/** Creates the accounts, or gives them the password of this start (its `hashPassword`). */
export async function seedDemoAccounts(database: Database, passwordHash: string): Promise<void> {
  for (const account of demoAccounts) {
    const { username, name, tenantId, roles, kind = 'user' } = account
    const id = `demo-${username.replace('.', '-')}`
    await database.transaction({ tenant: tenantId }, async (tx) => {
      await tx`
        insert into users (id, tenant_id, username, name, kind, password_hash, demo)
        values (${id}, ${tenantId}, ${username}, ${name}, ${kind}, ${passwordHash}, true)
        on conflict on constraint users_pk do update
        set name = excluded.name, password_hash = excluded.password_hash, disabled_at = null`
      await tx`delete from user_roles where user_id = ${id}`
      await tx`
        insert into user_roles (tenant_id, user_id, role)
        select ${tenantId}, ${id}, role from unnest(${[...roles]}::text[]) as role`
    })
  }
}

/** Outside demo mode nobody gets in with an example account of an earlier start. */
export async function disableDemoAccounts(database: Database, now: Date): Promise<void> {
  for (const tenantId of new Set(demoAccounts.map((account) => account.tenantId))) {
    await database.transaction({ tenant: tenantId }, async (tx) => {
      await tx`update users set disabled_at = ${now}, password_hash = null where demo and disabled_at is null`
      await tx`delete from sessions where user_id in (select id from users where demo)`
    })
  }
}
