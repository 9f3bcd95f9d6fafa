import type { Database } from '../database/port.ts'

/** The public name of an authority: `Sozialamt Mitte`. */
export async function tenantName(database: Database, tenantId: string): Promise<string> {
  const [tenant] = await database.transaction(
    { tenant: tenantId },
    (tx) => tx<{ name: string }>`select name from tenants where id = ${tenantId}`,
  )
  return tenant?.name ?? tenantId
}
