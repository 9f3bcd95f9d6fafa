import type { Place } from '../elements/element-behavior.ts'
import { complete } from './complete.ts'
import type { ScopeDraft } from './draft.ts'
import type { Compensation } from './instance.ts'
import type { Run } from './run.ts'
import { openScope } from './scopes.ts'
import { addToken } from './take-flows.ts'

/**
 * Compensates the completed activities of the throwing event's scope, or one of them, newest first. The
 * token waits in a scope whose log is what is still to do (BPMN 2.0.2 § 10.7, § 13.5.5).
 */
export function startCompensation(run: Run, place: Place, activity: string | undefined): void {
  const entries = collect(run, place.scope, activity)
  const { scope, token, node } = place
  const handlers = openScope(run, 'compensation', node.id, token.activation ?? scope.activation, {
    parent: scope,
    token: token.id,
  })
  token.child = handlers.id
  token.state = 'scope'
  handlers.compensations = entries
  compensateNext(run, place, handlers)
}

/** Runs the handler of the newest entry left; with none left the throwing event completes. */
export function compensateNext(run: Run, place: Place, handlers: ScopeDraft): void {
  const entry = handlers.compensations?.pop()
  if (!entry) {
    run.draft.remove(handlers.id)
    delete place.token.child
    complete(run, place, {})
    return
  }
  const boundary = run.node(entry.element).boundaries.find((each) => each.compensationHandler)
  if (boundary?.compensationHandler) {
    handlers.variables = {}
    run.assign(handlers, entry.variables)
    addToken(run, handlers, boundary.compensationHandler)
    return
  }
  handlers.compensations?.push(...(entry.inner ?? []))
  compensateNext(run, place, handlers)
}

/** Takes the entries out of the log: each activity is compensated once. An event sub-process compensates its parent's. */
function collect(run: Run, scope: ScopeDraft, activity: string | undefined): Compensation[] {
  const owner = scope.kind === 'event-sub' ? (run.parent(scope) ?? scope) : scope
  const matches = (entry: Compensation): boolean => activity === undefined || entry.element === activity
  const log = owner.compensations ?? []
  const kept = log.filter((entry) => !matches(entry))
  if (kept.length > 0) owner.compensations = kept
  else delete owner.compensations
  return log.filter(matches)
}
