import { z } from 'zod'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { sortSchema, textFilter, toParameter } from '../search/filters.ts'
import { pageSchema, readPage, type SearchResult, searchResult } from '../search/page.ts'

export const decisionSearchInput = z.strictObject({
  filter: z
    .strictObject({
      decisionDefinitionKey: textFilter.optional(),
      decisionDefinitionId: textFilter.optional(),
      name: textFilter.optional(),
      tenantId: textFilter.optional(),
      version: z.number().int().optional(),
      isLatestVersion: z.boolean().optional(),
    })
    .optional(),
  sort: sortSchema(['decisionDefinitionKey']),
  page: pageSchema,
})

interface DecisionRow {
  readonly key: string
  readonly tenant_id: string
  readonly decision_id: string
  readonly name: string
  readonly version: number
  readonly requirements_id: string
  readonly requirements_key: string
  readonly requirements_name: string
  readonly requirements_version: number
}

/** Decisions this authority may use: its own and the shared ones. */
export async function searchDecisions(
  context: Context,
  input: z.output<typeof decisionSearchInput>,
): Promise<SearchResult<ReturnType<typeof toItem>>> {
  requirePermission(context.actor, 'definition:read')
  const { filter = {} } = input
  const page = readPage(input.page)
  const descending = input.sort?.[0]?.order === 'DESC'
  const rows = await context.database.transaction(
    { tenant: context.actor.tenantId },
    (tx) => tx<DecisionRow & { total: string }>`
      select d.key, d.tenant_id, d.decision_id, d.name, d.version, r.requirements_id, r.key as requirements_key,
        r.name as requirements_name, r.version as requirements_version, count(*) over () as total
      from decision_definitions d join decision_requirements r on r.key = d.requirements_key
      where matches_text(d.key::text, ${toParameter(filter.decisionDefinitionKey)}::jsonb)
        and matches_text(d.decision_id, ${toParameter(filter.decisionDefinitionId)}::jsonb)
        and matches_text(d.name, ${toParameter(filter.name)}::jsonb)
        and matches_text(d.tenant_id, ${toParameter(filter.tenantId)}::jsonb)
        and (${filter.version ?? null}::integer is null or d.version = ${filter.version ?? null}::integer)
        and (${filter.isLatestVersion ?? false}::boolean is false or not exists (
          select from decision_definitions later
          where later.tenant_id = d.tenant_id and later.decision_id = d.decision_id and later.version > d.version))
      order by case when ${descending} then -d.key else d.key end
      limit ${page.limit} offset ${page.from}`,
  )
  return searchResult(rows, page, toItem)
}

function toItem(row: DecisionRow) {
  return {
    decisionDefinitionKey: row.key,
    decisionDefinitionId: row.decision_id,
    name: row.name,
    version: row.version,
    decisionRequirementsId: row.requirements_id,
    decisionRequirementsKey: row.requirements_key,
    decisionRequirementsName: row.requirements_name,
    decisionRequirementsVersion: row.requirements_version,
    tenantId: row.tenant_id,
  }
}
