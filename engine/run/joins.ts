import type { CompiledFlow, CompiledNode } from '../compile/compiled-process.ts'
import type { ScopeDraft } from './draft.ts'
import { canReachEmptyOnly } from './inclusive-wait.ts'
import type { Run } from './run.ts'

/**
 * Counts a token that reached a converging gateway, per incoming flow: a loop must not satisfy the join
 * alone (BPMN 2.0.2 § 13.4.1). The count stays in `live`.
 */
export function arriveAtJoin(run: Run, scope: ScopeDraft, flow: CompiledFlow): void {
  const gateway = flow.target
  const counts = scope.arrivals[gateway.id] ?? {}
  scope.arrivals[gateway.id] = counts
  counts[flow.id] = (counts[flow.id] ?? 0) + 1
  if (gateway.behavior.join === 'parallel' && gateway.incoming.every((each) => counts[each.id])) {
    fireJoin(run, scope, gateway)
  }
}

/**
 * Fires the first inclusive join that no other token of its scope can still serve (BPMN 2.0.2 § 13.4.3).
 * Called when nothing is left to run; true when one fired.
 */
export function fireInclusiveJoin(run: Run): boolean {
  for (const scope of run.draft.touched()) {
    for (const gateway of run.container(scope)?.inclusiveJoins ?? []) {
      const counts = scope.arrivals[gateway.id]
      if (!counts || canReachEmptyOnly(scope, gateway, counts)) continue
      fireJoin(run, scope, gateway)
      return true
    }
  }
  return false
}

/** Consumes one token per filled flow and puts one at the gateway. */
function fireJoin(run: Run, scope: ScopeDraft, gateway: CompiledNode): void {
  const counts = scope.arrivals[gateway.id] ?? {}
  for (const flow of gateway.incoming) {
    const count = counts[flow.id]
    if (!count) continue
    scope.live--
    if (count === 1) delete counts[flow.id]
    else counts[flow.id] = count - 1
  }
  if (Object.keys(counts).length === 0) delete scope.arrivals[gateway.id]
  const id = run.number()
  const token = { id, at: gateway.id, state: 'ready' as const, waits: {} }
  scope.tokens[id] = token
  scope.live++
  run.queue.push({ scope, token, node: gateway })
}
