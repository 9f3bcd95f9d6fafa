import type { Transaction } from '../database/port.ts'
import { calendarYear } from './calendar-year.ts'

/** Books the next file numbers (`GS-26-004711`: prefix, year of receipt, running number per tenant). */
export async function bookFileNumbers(
  tx: Transaction,
  prefixes: readonly (string | undefined)[],
  at: string,
): Promise<(string | undefined)[]> {
  const wanted = new Map<string, number>()
  for (const prefix of prefixes) {
    if (prefix !== undefined) wanted.set(prefix, (wanted.get(prefix) ?? 0) + 1)
  }
  if (wanted.size === 0) return prefixes.map(() => undefined)
  const year = calendarYear(at)
  const counters = [...wanted].map(([prefix, count]) => ({ prefix, count })).sort(byPrefix)
  const rows = await tx<{ prefix: string; last: number }>`
    insert into case_counters (tenant_id, prefix, year, last)
    select ${tx.tenant}, r.prefix, ${year}::integer, r.count
    from jsonb_to_recordset(${JSON.stringify(counters)}::jsonb) as r(prefix text, count integer)
    order by r.prefix
    on conflict on constraint case_counters_pk do update set last = case_counters.last + excluded.last
    returning prefix, last`
  const next = new Map(rows.map(({ prefix, last }) => [prefix, last - (wanted.get(prefix) ?? 0)]))
  return prefixes.map((prefix) => {
    if (prefix === undefined) return undefined
    const number = (next.get(prefix) ?? 0) + 1
    next.set(prefix, number)
    return `${prefix}-${String(year % 100).padStart(2, '0')}-${String(number).padStart(6, '0')}`
  })
}

function byPrefix(left: { prefix: string }, right: { prefix: string }): number {
  return left.prefix < right.prefix ? -1 : 1
}
