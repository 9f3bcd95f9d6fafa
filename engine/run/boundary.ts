import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import { markActivated } from './activate.ts'
import { complete } from './complete.ts'
import type { Run } from './run.ts'
import { terminateActivity } from './terminate.ts'

/**
 * A boundary event was triggered. An interrupting one ends the activity first, then the exception flow goes
 * on with its token; a non-interrupting one adds a token (BPMN 2.0.2 § 13.5.3).
 */
export function triggerBoundary(run: Run, host: Place, boundary: CompiledNode, variables: Variables): void {
  const { scope, token } = host
  const { telling } = run
  const isTelling = telling?.token === token
  if (boundary.behavior.trigger?.interrupting && telling && isTelling) telling.isInterrupted = true
  if (boundary.behavior.trigger?.interrupting && !isTelling) {
    terminateActivity(run, token)
    token.at = boundary.id
    token.state = 'ready'
    delete token.via
    follow(run, { scope, token, node: boundary }, variables)
    return
  }
  const id = run.number()
  const added = { id, at: boundary.id, state: 'ready' as const, waits: {} }
  scope.tokens[id] = added
  scope.live++
  follow(run, { scope, token: added, node: boundary }, variables)
}

function follow(run: Run, place: Place, variables: Variables): void {
  markActivated(run, place)
  complete(run, place, variables)
}
