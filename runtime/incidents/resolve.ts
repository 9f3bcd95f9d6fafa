import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'

/**
 * Tries the failed step again, in the incident's own office. An operator of the ministry may do so for every
 * office, a lead for their own.
 */
export async function resolveIncident(context: Context, input: { readonly key: string }): Promise<void> {
  const { actor, engine } = context
  requirePermission(actor, 'incident:resolve')
  const tenantId = await tenantOf(context, input.key)
  await engine.lanes.submit({
    kind: 'step',
    actor: { ...actor, tenantId },
    target: { type: 'incident', key: input.key },
    decide({ incident }) {
      if (incident === undefined) throw new Error('An incident was targeted but not loaded.')
      if (incident.state !== 'active') {
        throw new RuntimeError(
          'conflict',
          `Expected incident ${input.key} to be open, but it is resolved already.`,
        )
      }
      return { type: 'resolveIncident', incident: incident.incident }
    },
  })
}

async function tenantOf({ actor, database }: Context, key: string): Promise<string> {
  if (actor.tenantId !== 'senat' || !actor.roles.includes('operator')) return actor.tenantId
  const [row] = await database.transaction(
    { tenant: null, role: 'engine' },
    (tx) => tx<{ tenant_id: string }>`select tenant_id from incidents where key = ${key}`,
  )
  return row?.tenant_id ?? actor.tenantId
}
