import type { Database, TransactionScope } from '../../runtime/database/port.ts'

const scopes: readonly TransactionScope[] = [
  { tenant: 'mitte' },
  { tenant: 'neukoelln' },
  { tenant: 'senat' },
  { tenant: 'portal', user: 'demo-applicant' },
]

/** How many rows each table has and a hash of them, for "nothing was changed". Sessions note when they were seen. */
export async function tableCounts({ database }: { database: Database }): Promise<Record<string, string>> {
  const counts: Record<string, string> = {}
  for (const scope of scopes) {
    await database.transaction(scope, async (tx) => {
      const tables = await tx<{ name: string }>`
        select table_name as name from information_schema.tables
        where table_schema = 'laufzettel' and table_type = 'BASE TABLE'
          and table_name not in ('sessions', 'sign_in_attempts', 'schema_migrations') order by 1`
      const parts = tables.map(
        ({ name }) =>
          `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(x::text, ',' order by x::text)), '') as content from ${name} x`,
      )
      const text = [parts.join(' union all ')]
      const rows = await tx<{ name: string; content: string }>(Object.assign(text, { raw: text }))
      for (const { name, content } of rows) counts[`${scope.tenant} ${name}`] = content
    })
  }
  return counts
}
