import type { IncidentRow } from '../../cockpit-figures/list-incidents.ts'

/** Incidents with the same cause at the same step of one procedure. */
export interface IncidentGroup {
  readonly id: string
  readonly code: string
  readonly step: string
  readonly processName: string
  readonly since: string
  readonly incidents: readonly IncidentRow[]
}

/** Most affected cases first. */
export function groupIncidents(rows: readonly IncidentRow[]): IncidentGroup[] {
  const groups = Map.groupBy(rows, (row) => `${row.processId} ${row.elementId} ${row.code}`)
  return [...groups]
    .flatMap(([id, incidents]) => {
      const first = incidents[0]
      if (!first) return []
      const since = incidents.map((row) => row.createdAt).sort()[0] ?? first.createdAt
      const step = first.elementName ?? first.elementId
      return [{ id, code: first.code, step, processName: first.processName, since, incidents }]
    })
    .sort(
      (one, other) => other.incidents.length - one.incidents.length || one.since.localeCompare(other.since),
    )
}
