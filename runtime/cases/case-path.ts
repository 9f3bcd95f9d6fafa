import type { Transaction } from '../database/port.ts'

/** The way a case went through its diagram, by element id. */
export interface CasePath {
  readonly done: readonly string[]
  readonly taken: readonly string[]
  readonly current: readonly { readonly elementId: string; readonly since: string }[]
  readonly incidents: readonly string[]
}

const silentTypes = ['bpmn:Process', 'process']

/** Read from history: element instances, and the sequence flows in the engine's records. */
export async function loadCasePath(tx: Transaction, instanceKey: string): Promise<CasePath> {
  const elements = await tx<{ element_id: string; state: string; started_at: string }>`
    select element_id, state, max(started_at) as started_at from element_instances
    where instance_key = ${instanceKey} and element_type <> all(${silentTypes}::text[])
    group by element_id, state`
  const flows = await tx<{ flow: string }>`
    select distinct r ->> 'flow' as flow
    from step_records s cross join lateral jsonb_array_elements(s.records) r
    where s.instance_key = ${instanceKey} and r ->> 'type' = 'sequenceFlowTaken'`
  const incidents = await tx<{ element_id: string }>`
    select distinct element_id from incidents where instance_key = ${instanceKey} and state = 'active'`
  const current = elements.filter((row) => row.state === 'active')
  const here = new Set(current.map((row) => row.element_id))
  return {
    done: elements
      .filter((row) => row.state === 'completed' && !here.has(row.element_id))
      .map((row) => row.element_id),
    taken: flows.map((row) => row.flow),
    current: current.map((row) => ({ elementId: row.element_id, since: row.started_at })),
    incidents: incidents.map((row) => row.element_id),
  }
}
