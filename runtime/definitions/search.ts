import { z } from 'zod'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { sortSchema, textFilter, toParameter } from '../search/filters.ts'
import { pageSchema, readPage, type SearchResult, searchResult } from '../search/page.ts'

export const definitionSearchInput = z.strictObject({
  filter: z
    .strictObject({
      processDefinitionKey: textFilter.optional(),
      processDefinitionId: textFilter.optional(),
      name: textFilter.optional(),
      resourceName: textFilter.optional(),
      version: z.number().int().optional(),
      versionTag: textFilter.optional(),
      tenantId: textFilter.optional(),
      isLatestVersion: z.boolean().optional(),
      hasStartForm: z.boolean().optional(),
      state: z.enum(['ACTIVE', 'DRAINING', 'DELETED']).optional(),
    })
    .optional(),
  sort: sortSchema(['processDefinitionKey', 'processDefinitionId', 'name', 'version']),
  page: pageSchema,
})

interface DefinitionRow {
  readonly key: string
  readonly tenant_id: string
  readonly process_id: string
  readonly version: number
  readonly version_tag: string | null
  readonly name: string | null
  readonly resource_name: string
  readonly start_form_id: string | null
}

/** Process definitions this authority may use: its own and the shared ones. */
export async function searchDefinitions(
  context: Context,
  input: z.output<typeof definitionSearchInput>,
): Promise<SearchResult<ReturnType<typeof toItem>>> {
  requirePermission(context.actor, 'definition:read')
  const { filter = {} } = input
  const page = readPage(input.page)
  const descending = input.sort?.[0]?.order === 'DESC'
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<DefinitionRow & { total: string }>`
      select d.*, count(*) over () as total
      from process_definitions d
      where matches_text(d.key::text, ${toParameter(filter.processDefinitionKey)}::jsonb)
        and matches_text(d.process_id, ${toParameter(filter.processDefinitionId)}::jsonb)
        and matches_text(d.name, ${toParameter(filter.name)}::jsonb)
        and matches_text(d.resource_name, ${toParameter(filter.resourceName)}::jsonb)
        and matches_text(d.version_tag, ${toParameter(filter.versionTag)}::jsonb)
        and matches_text(d.tenant_id, ${toParameter(filter.tenantId)}::jsonb)
        and (${filter.version ?? null}::integer is null or d.version = ${filter.version ?? null}::integer)
        and (${filter.hasStartForm ?? null}::boolean is null
          or (d.start_form_id is not null) = ${filter.hasStartForm ?? null}::boolean)
        and (${filter.isLatestVersion ?? false}::boolean is false or not exists (
          select from process_definitions later
          where later.tenant_id = d.tenant_id and later.process_id = d.process_id and later.version > d.version))
        and ${filter.state ?? 'ACTIVE'}::text = 'ACTIVE'
      order by case when ${descending} then -d.key else d.key end
      limit ${page.limit} offset ${page.from}`,
  )
  return searchResult(rows, page, toItem)
}

export async function getDefinition(context: Context, input: { readonly key: string }) {
  const { items } = await searchDefinitions(context, { filter: { processDefinitionKey: input.key } })
  const [definition] = items
  if (definition === undefined) throw definitionMissing(input.key)
  return definition
}

/** The model as it was deployed. */
export async function getDefinitionXml(context: Context, input: { readonly key: string }): Promise<string> {
  requirePermission(context.actor, 'definition:read')
  const [row] = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<{ bpmn: string }>`select bpmn from process_definitions where key = ${input.key}`,
  )
  if (row === undefined) throw definitionMissing(input.key)
  return row.bpmn
}

/** The start form, or null when the process has none. */
export async function getStartForm(context: Context, input: { readonly key: string }) {
  requirePermission(context.actor, 'definition:read')
  return context.database.transaction({ tenant: context.actor.tenantId }, async (tx) => {
    const [row] = await tx<{ start_form_id: string | null }>`
      select start_form_id from process_definitions where key = ${input.key}`
    if (row === undefined) throw definitionMissing(input.key)
    const definition = await context.engine.definitions.get(tx, input.key)
    const form = row.start_form_id === null ? undefined : definition.forms.get(row.start_form_id)
    return form === undefined ? null : { ...form, tenantId: definition.tenantId }
  })
}

function definitionMissing(key: string): RuntimeError {
  return new RuntimeError('not-found', `Expected process definition ${key} to exist, but found none.`)
}

function toItem(row: DefinitionRow) {
  return {
    processDefinitionKey: row.key,
    processDefinitionId: row.process_id,
    name: row.name,
    resourceName: row.resource_name,
    version: row.version,
    versionTag: row.version_tag,
    tenantId: row.tenant_id,
    hasStartForm: row.start_form_id !== null,
    state: 'ACTIVE',
  }
}
