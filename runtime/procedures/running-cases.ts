import type { Context } from '../context.ts'

/** Open cases per procedure over all offices, without numbers below five. */
export async function countRunningCases(context: Context): Promise<ReadonlyMap<string, number | null>> {
  const rows = await context.database.transaction(
    { tenant: null, role: 'reports' },
    (tx) => tx<{ process_id: string; open: number }>`
      select procedure_id as process_id, count(*)::integer as open from cases
      where state = 'open' group by procedure_id`,
  )
  return new Map(rows.map(({ process_id, open }) => [process_id, open < 5 ? null : open]))
}
