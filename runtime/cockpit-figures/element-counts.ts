import type { Transaction } from '../database/port.ts'
import type { Period } from './period.ts'
import { fewest } from './suppress.ts'

/** One step of the heat map; `null` stands for fewer than five. */
export interface ElementFigures {
  readonly elementId: string
  readonly active: number | null
  readonly completed: number | null
  readonly medianHours: number | null
}

/** How many cases stand at each step, and how long a completed step took. Run by the reports role. */
export async function countElements(
  tx: Transaction,
  query: {
    readonly processId: string
    readonly tenant: string | null
    readonly version: number | null
    readonly period: Period
  },
): Promise<ElementFigures[]> {
  const { processId, tenant, version, period } = query
  const rows = await tx<{ element_id: string; active: string; completed: string; hours: number | null }>`
    with bounds as (
      select ${period.from}::date at time zone 'Europe/Berlin' as first,
        (${period.to}::date + 1) at time zone 'Europe/Berlin' as after
    ), steps as (
      select e.element_id, e.state, e.state = 'completed' and e.ended_at >= first and e.ended_at < after as completed,
        extract(epoch from e.ended_at - e.started_at) / 3600 as hours
      from element_instances e
      cross join bounds
      join cases c on c.instance_key = e.instance_key
      where e.process_id = ${processId} and c.procedure_id = ${processId}
        and (${tenant}::text is null or e.tenant_id = ${tenant})
        and (${version}::integer is null or c.process_version = ${version})
    )
    select element_id, count(*) filter (where state = 'active') as active, count(*) filter (where completed) as completed,
      percentile_cont(0.5) within group (order by hours) filter (where completed) as hours
    from steps group by element_id order by element_id`
  return rows.map((row) => {
    const active = Number(row.active)
    const completed = Number(row.completed)
    return {
      elementId: row.element_id,
      active: active < fewest ? null : active,
      completed: completed < fewest ? null : completed,
      medianHours: completed < fewest || row.hours === null ? null : Math.round(row.hours * 10) / 10,
    }
  })
}
