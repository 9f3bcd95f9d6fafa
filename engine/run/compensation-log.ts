import type { Place } from '../elements/element-behavior.ts'
import type { ScopeDraft } from './draft.ts'
import type { Compensation } from './instance.ts'
import type { Run } from './run.ts'

/**
 * Remembers a completed activity that can be compensated, with what it saw, in the scope it stands in.
 * A sub-process keeps what was completed inside it (BPMN 2.0.2 § 10.7).
 */
export function logCompensation(run: Run, place: Place, scope: ScopeDraft): void {
  const { node, token } = place
  const local = run.localOf(place)
  const inner = local === place.scope ? undefined : local.compensations
  const hasHandler = node.boundaries.some((boundary) => boundary.compensationHandler)
  if (!hasHandler && !inner?.length) return
  const entry: Compensation = {
    element: node.id,
    activation: token.activation ?? scope.activation,
    variables: run.visible(local),
    ...(inner?.length && !hasHandler && { inner }),
  }
  scope.compensations = [...(scope.compensations ?? []), entry]
}
