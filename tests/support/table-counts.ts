import type { TestDatabase } from './test-database.ts'

let tables: readonly { name: string }[] | undefined

/** What is in every table: rows and their content, for "nothing was changed". Sessions note when they were seen. */
export async function tableCounts(
  database: Pick<TestDatabase, 'ownerSql'>,
  tenants: readonly string[] = ['mitte', 'neukoelln', 'portal', 'senat'],
): Promise<Record<string, string>> {
  tables ??= await database.ownerSql<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'laufzettel' and table_type = 'BASE TABLE' and table_name not in ('sessions', 'sign_in_attempts')
     order by 1`,
  )
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(x::text, ',' order by x::text)), '') as content from ${name} x`,
  )
  const counts: Record<string, string> = {}
  for (const tenant of tenants) {
    const rows = await database.ownerSql<{ name: string; content: string }>(
      parts.join(' union all '),
      [],
      tenant,
    )
    for (const { name, content } of rows) counts[`${tenant} ${name}`] = content
  }
  return counts
}
