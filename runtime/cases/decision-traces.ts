import type { DecisionTrace } from '../../engine/dmn/index.ts'
import type { Transaction } from '../database/port.ts'

/** How the case's newest decision was reached: inputs and rows hit of every table behind it. */
export async function loadDecisionTraces(
  tx: Transaction,
  instanceKey: string,
): Promise<readonly DecisionTrace[]> {
  const [row] = await tx<{ trace: unknown }>`
    select r -> 'trace' as trace
    from step_records s cross join lateral jsonb_array_elements(s.records) r
    where s.instance_key = ${instanceKey} and r ->> 'type' = 'decisionEvaluated'
    order by s.version desc limit 1`
  // Written by the engine itself as DecisionTrace[] (engine/dmn/trace.ts).
  return Array.isArray(row?.trace) ? (row.trace as DecisionTrace[]) : []
}
