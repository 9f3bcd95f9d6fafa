import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { resolveIncident } from '../incidents/resolve.ts'
import { systemActor } from '../system-context.ts'
import { loadOfficeScope } from './offices.ts'

/**
 * Tries the failed step again. The ministry's operator may do so for every office: the step then runs inside
 * the incident's own tenant, recorded under the operator's name.
 */
export async function retryIncident(context: Context, key: string): Promise<void> {
  const { actor } = context
  requirePermission(actor, 'incident:resolve')
  const [incident] = await context.database.transaction({ tenant: null, role: 'reports' }, async (tx) => {
    const scope = await loadOfficeScope(tx, actor)
    return tx<{ tenant_id: string }>`
      select tenant_id from incidents
      where key = ${key} and (${scope.only}::text is null or tenant_id = ${scope.only})`
  })
  if (!incident) {
    throw new RuntimeError('not-found', `Expected an open incident ${key}, but found none. Reload the list.`)
  }
  const inside = incident.tenant_id === actor.tenantId ? actor : systemActor(incident.tenant_id, actor)
  await resolveIncident({ ...context, actor: inside }, { key })
}
