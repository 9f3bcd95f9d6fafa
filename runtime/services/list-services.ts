import type { Database } from '../database/port.ts'
import type { EngineHost } from '../engine-host.ts'
import { findService, type Service, toService } from './service.ts'

/** Every published procedure one may apply for, with the offices that take applications. Needs no sign-in. */
export async function listServices(deps: {
  readonly database: Database
  readonly engine: EngineHost
}): Promise<{ items: Service[] }> {
  return deps.database.transaction({ tenant: 'portal' }, async (tx) => {
    const offices = await tx<{ tenantId: string; name: string }>`
      select id as "tenantId", name from tenants where kind = 'office' and id <> 'laf' order by name`
    const processes = await tx<{ process_id: string }>`
      select distinct process_id from process_definitions where shared order by process_id`
    const items: Service[] = []
    for (const { process_id } of processes) {
      const service = await findService(tx, deps.engine, process_id)
      if (service) items.push(toService(service, offices))
    }
    return { items }
  })
}
