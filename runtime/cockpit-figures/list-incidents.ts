import type { Context } from '../context.ts'
import { mayDo, requirePermission } from '../identity/permissions.ts'
import { loadOfficeScope } from './offices.ts'

/** A step that stands still. Names and values of the case are not part of it. */
export interface IncidentRow {
  readonly incidentKey: string
  readonly code: string
  /** Only inside the own office, for who repairs there: the message may quote a value of the case. */
  readonly message: string | null
  readonly elementId: string
  readonly elementName: string | null
  readonly processId: string
  readonly processName: string
  /** Not for managers: they see no case. */
  readonly fileNumber: string | null
  readonly tenantId: string
  readonly officeName: string
  readonly dueAt: string | null
  readonly createdAt: string
  readonly processInstanceKey: string
}

/** Open incidents: of all offices for the ministry's operator, else of the own office. */
export async function listIncidents(context: Context): Promise<{ items: IncidentRow[] }> {
  const { actor, database, engine } = context
  requirePermission(actor, 'cockpit:read')
  const repairs = mayDo(actor, 'incident:read')
  const { rows, names } = await database.transaction({ tenant: null, role: 'reports' }, async (tx) => {
    const scope = await loadOfficeScope(tx, actor)
    const found = await tx<ReportedIncident>`
      select i.key, i.tenant_id, i.instance_key, i.element_id, i.process_definition_key, i.process_id, i.code,
        i.created_at, c.file_number, c.due_at, c.procedure_name
      from incidents i left join cases c on c.instance_key = i.instance_key
      where i.state = 'active' and (${scope.only}::text is null or i.tenant_id = ${scope.only})
      order by i.created_at desc limit 500`
    return { rows: found, names: scope.names }
  })
  return database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const messages = await tx<{ key: string; message: string }>`
      select key, message from incidents
      where state = 'active' and key = any(${rows.map(({ key }) => key)}::bigint[])`
    const messageOf = new Map(messages.map(({ key, message }) => [key, message]))
    const visible = await tx<{ key: string }>`
      select key from process_definitions
      where key = any(${rows.map((row) => row.process_definition_key)}::bigint[])`
    const readable = new Set(visible.map(({ key }) => key))
    const items: IncidentRow[] = []
    for (const row of rows) {
      const definition = readable.has(row.process_definition_key)
        ? await engine.definitions.get(tx, row.process_definition_key)
        : undefined
      items.push({
        incidentKey: row.key,
        code: row.code,
        message: repairs ? (messageOf.get(row.key) ?? null) : null,
        elementId: row.element_id,
        elementName: definition?.process.elements.get(row.element_id)?.name ?? null,
        processId: row.process_id,
        processName: row.procedure_name ?? definition?.name ?? row.process_id,
        fileNumber: repairs ? row.file_number : null,
        tenantId: row.tenant_id,
        officeName: names.get(row.tenant_id) ?? row.tenant_id,
        dueAt: row.due_at,
        createdAt: row.created_at,
        processInstanceKey: row.instance_key,
      })
    }
    return { items }
  })
}

interface ReportedIncident {
  readonly key: string
  readonly tenant_id: string
  readonly instance_key: string
  readonly element_id: string
  readonly process_definition_key: string
  readonly process_id: string
  readonly code: string
  readonly created_at: string
  readonly file_number: string | null
  readonly due_at: string | null
  readonly procedure_name: string | null
}
