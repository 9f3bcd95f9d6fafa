import type { Transaction } from '../database/port.ts'
import type { DecidingElement } from './deciding-elements.ts'
import type { Period } from './period.ts'

/** Raw counts of one procedure in one office; never leaves the server unsuppressed. */
export interface CaseCounts {
  readonly tenantId: string
  readonly processId: string
  readonly name: string
  readonly open: number
  readonly finished: number
  readonly overdue: number
  /** Decided cases the times are taken from. */
  readonly decided: number
  readonly medianDays: number | null
  readonly p90Days: number | null
}

export interface CountQuery {
  readonly period: Period
  readonly now: Date
  readonly tenant: string | null
  readonly processId: string | null
  readonly version: number | null
  readonly deciding: readonly DecidingElement[]
}

/**
 * A case counts as finished once a human has decided it, or it ended otherwise; the time runs from receipt
 * to the last decision. Procedures without a deciding step are decided when they end. Run by the reports role.
 */
export async function countCases(tx: Transaction, query: CountQuery): Promise<CaseCounts[]> {
  const { period, now, tenant, processId, version } = query
  const rows = await tx<CountRow>`
    with deciding as (
      select * from jsonb_to_recordset(${JSON.stringify(query.deciding)}::jsonb) as d(definition bigint, element text)
    ), decisions as (
      select e.instance_key, max(e.ended_at) as at
      from element_instances e
      join deciding d on d.definition = e.process_definition_key and d.element = e.element_id
      where e.state = 'completed' group by e.instance_key
    ), facts as (
      select c.tenant_id, c.procedure_id, c.procedure_name, c.due_at, c.received_at,
        coalesce(decisions.at, c.ended_at) as done_at,
        case when c.process_definition_key in (select definition from deciding) then decisions.at
          when c.state = 'finished' then c.ended_at end as decided_at
      from cases c left join decisions on decisions.instance_key = c.instance_key
      where (${tenant}::text is null or c.tenant_id = ${tenant})
        and (${processId}::text is null or c.procedure_id = ${processId})
        and (${version}::integer is null or c.process_version = ${version})
    ), bounds as (
      select ${period.from}::date at time zone 'Europe/Berlin' as first,
        (${period.to}::date + 1) at time zone 'Europe/Berlin' as after
    ), timed as (
      select facts.*, done_at >= first and done_at < after as done_in_period,
        decided_at >= first and decided_at < after as decided_in_period,
        extract(epoch from decided_at - received_at) / 86400 as days
      from facts cross join bounds
    )
    select tenant_id, procedure_id, max(procedure_name) as name,
      count(*) filter (where done_at is null) as open,
      count(*) filter (where done_in_period) as finished,
      count(*) filter (where done_at is null and due_at < ${now}) as overdue,
      count(*) filter (where decided_in_period) as decided,
      percentile_cont(0.5) within group (order by days) filter (where decided_in_period) as median_days,
      percentile_cont(0.9) within group (order by days) filter (where decided_in_period) as p90_days
    from timed group by grouping sets ((tenant_id, procedure_id), (procedure_id))
    order by procedure_id, tenant_id nulls first`
  return rows.map((row) => ({
    tenantId: row.tenant_id ?? '',
    processId: row.procedure_id,
    name: row.name,
    open: Number(row.open),
    finished: Number(row.finished),
    overdue: Number(row.overdue),
    decided: Number(row.decided),
    medianDays: row.median_days,
    p90Days: row.p90_days,
  }))
}

interface CountRow {
  /** `null` in the line over all offices. */
  readonly tenant_id: string | null
  readonly procedure_id: string
  readonly name: string
  readonly open: string
  readonly finished: string
  readonly overdue: string
  readonly decided: string
  readonly median_days: number | null
  readonly p90_days: number | null
}
