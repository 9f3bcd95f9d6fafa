import type { IncidentRow } from '../../cockpit-figures/list-incidents.ts'
import { type Loaded, useLoad } from '../../ui/api/use-load.ts'
import { useEvents } from '../../ui/events/use-events.ts'

/** Open incidents; fetched again when the server hints at one. */
export function useIncidents(): Loaded<{ readonly items: readonly IncidentRow[] }> {
  const loaded = useLoad<{ readonly items: readonly IncidentRow[] }>('/v2/cockpit/incidents')
  useEvents(['incident', 'case'], loaded.reload, loaded.reload)
  return loaded
}
