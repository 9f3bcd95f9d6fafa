import type { Transaction } from '../database/port.ts'
import type { Actor } from '../identity/actor.ts'

/** Offices whose figures the actor may see: all for the ministry, its own for an office. */
export interface OfficeScope {
  /** `null`: all. */
  readonly only: string | null
  readonly names: ReadonlyMap<string, string>
}

export async function loadOfficeScope(tx: Transaction, actor: Actor): Promise<OfficeScope> {
  const tenants = await tx<{
    id: string
    name: string
    kind: string
  }>`select id, name, kind from tenants order by name`
  const own = tenants.find((tenant) => tenant.id === actor.tenantId)
  const all = own?.kind === 'ministry'
  return { only: all ? null : actor.tenantId, names: new Map(tenants.map(({ id, name }) => [id, name])) }
}
