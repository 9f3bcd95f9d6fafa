import { z } from 'zod'
import type { Instance, Variables } from '../../engine/index.ts'
import { recordReading } from '../cases/readers.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { pageSchema, type SearchResult } from '../search/page.ts'
import { toVariableItems } from './variable-items.ts'
import { rootVariables } from './visible-variables.ts'

export const variableSearchInput = z.strictObject({
  filter: z
    .strictObject({
      processInstanceKey: z.union([z.string().max(20), z.strictObject({ $eq: z.string().max(20) })]),
      scopeKey: z.string().max(20).optional(),
      name: z
        .union([
          z.string().max(200),
          z.strictObject({
            $eq: z.string().max(200).optional(),
            $in: z.array(z.string().max(200)).optional(),
          }),
        ])
        .optional(),
      tenantId: z.string().max(256).optional(),
    })
    .optional(),
  sort: z.array(z.unknown()).max(5).optional(),
  page: pageSchema,
})

/** Process variables of one instance; the filter names it. Reading is audited. */
export async function searchVariables(
  context: Context,
  input: z.output<typeof variableSearchInput>,
): Promise<SearchResult<Record<string, unknown>>> {
  const { actor, database } = context
  requirePermission(actor, 'instance:read')
  const wanted = input.filter?.processInstanceKey
  const key = typeof wanted === 'object' ? wanted.$eq : wanted
  if (key === undefined) {
    throw new RuntimeError(
      'invalid-argument',
      'Expected filter.processInstanceKey: variables are read per instance.',
    )
  }
  const row = await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const [found] = await tx<{ data: Instance; variables: Variables | null }>`
      select data, variables from instances where key::text = ${key}`
    if (found !== undefined) await recordReading(tx, context, 'case:read', key)
    return found
  })
  const variables = row === undefined ? {} : (row.variables ?? rootVariables(row.data))
  const name = input.filter?.name
  const names =
    typeof name === 'object'
      ? (name.$in ?? (name.$eq === undefined ? undefined : [name.$eq]))
      : name && [name]
  return toVariableItems(
    actor.tenantId,
    key,
    variables,
    (item) => names === undefined || names.includes(item),
  )
}
