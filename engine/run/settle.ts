import type { Place } from '../elements/element-behavior.ts'
import { closeIncidents } from './incidents.ts'
import type { Run } from './run.ts'
import { closeWaits } from './waits.ts'

/** Closes everything an element that completed still holds, and records it as completed. */
export function settle(run: Run, { scope, token, node }: Place): void {
  closeWaits(run, token)
  closeIncidents(run, token)
  delete token.phase
  if (token.child !== undefined) {
    run.draft.remove(token.child)
    delete token.child
  }
  const activation = token.activation ?? scope.activation
  run.records.push({ type: 'elementCompleted', element: node.id, activation })
  delete token.activation
}
