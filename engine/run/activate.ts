import type { Place } from '../elements/element-behavior.ts'
import { beginWithEvent } from './begin-with-event.ts'
import { leave } from './complete.ts'
import { applyDataInputs } from './data-associations.ts'
import { attempt } from './incidents.ts'
import { writePath } from './mappings.ts'
import { startMulti } from './multi-instance.ts'
import { openTrigger } from './open-trigger.ts'
import type { Run } from './run.ts'
import { localScope } from './scopes.ts'
import { startLoop } from './standard-loop.ts'
import { hasEnoughTokens } from './token-quantity.ts'
import { closeWaits } from './waits.ts'

/** A token arrived at a node: gives it an activation number and starts what the element does. */
export function activate(run: Run, place: Place): void {
  if (place.token.begins !== undefined) {
    attempt(run, place, 'start', () => beginWithEvent(run, place))
    return
  }
  if (!hasEnoughTokens(place)) return
  markActivated(run, place)
  attempt(run, place, 'start', () => {
    const { node, scope, token } = place
    // A second try after an incident begins afresh.
    closeWaits(run, token)
    if ((node.multi || node.loop) && scope.kind !== 'item') {
      if (armBoundaries(run, place)) return
      if (node.multi ? startMulti(run, place, node.multi) : node.loop && startLoop(run, place, node.loop)) {
        leave(run, place)
      }
      return
    }
    applyInputs(run, place)
    if (scope.kind !== 'item' && armBoundaries(run, place)) return
    node.behavior.start(run, place)
  })
}

/** Records the activation of an element, once per token and node. */
export function markActivated(run: Run, { node, scope, token }: Place): void {
  if (token.activation !== undefined) return
  token.activation = run.number()
  run.records.push({
    type: 'elementActivated',
    element: node.id,
    activation: token.activation,
    scope: scope.id,
    elementType: node.type,
  })
}

/** Input mappings, one after the other, each seeing what the ones before wrote. */
export function applyInputs(run: Run, place: Place): void {
  applyDataInputs(run, place)
  if (place.node.inputs.length === 0) return
  const local = localScope(run, place)
  for (const { source, target } of place.node.inputs) {
    const value = run.evaluate(source, run.visible(local))
    run.assign(local, writePath(local.variables, target, value))
  }
}

/** True when one of them happened at once and ended the activity before it began. */
export function armBoundaries(run: Run, { node, scope, token }: Place): boolean {
  return node.boundaries.some((boundary) => openTrigger(run, { scope, token }, boundary))
}
