import type { Place } from '../elements/element-behavior.ts'
import { compensationStart } from './compensation-start.ts'
import type { ScopeDraft } from './draft.ts'
import type { Compensation } from './instance.ts'
import type { Run } from './run.ts'
import { innerScopes } from './scopes.ts'

/**
 * Remembers a completed activity that can be compensated, with what it saw, in the scope it stands in.
 * A sub-process keeps what was completed inside it (BPMN 2.0.2 § 10.7).
 */
export function logCompensation(run: Run, place: Place, scope: ScopeDraft): void {
  const { node, token } = place
  const local = run.localOf(place)
  const inner = local === place.scope ? undefined : local.compensations
  const hasHandler = node.boundaries.some((boundary) => boundary.compensationHandler)
  if (!hasHandler && !compensationStart(node.body) && !inner?.length) return
  const entry: Compensation = {
    element: node.id,
    activation: token.activation ?? scope.activation,
    variables: run.visible(local),
    ...(inner?.length && !hasHandler && { inner }),
  }
  if (scope.compensations) scope.compensations.push(entry)
  else scope.compensations = [entry]
}

/** What was completed in an event sub-process is undone with its parent scope. */
export function logEventSub(run: Run, scope: ScopeDraft): void {
  const parent = run.parent(scope)
  const { element, activation, compensations: inner } = scope
  if (!parent || !inner?.length) return
  const entry: Compensation = { element, activation, variables: run.visible(scope), inner }
  parent.compensations = [...(parent.compensations ?? []), entry]
}

/**
 * Takes out of the log what a throw event undoes, oldest first: each activity is compensated once. With an
 * activity named, the scope it stands in is looked for outwards; without, it is the throwing event's own,
 * for an event sub-process its parent's too (BPMN 2.0.2 § 10.7.2).
 */
export function takeCompensations(
  run: Run,
  scope: ScopeDraft,
  activity: string | undefined,
): readonly Compensation[] {
  if (activity !== undefined) {
    const owner = scopeAround(run, scope, activity)
    return owner ? takeFrom(owner, (entry) => entry.element === activity) : []
  }
  const parent = scope.kind === 'event-sub' ? run.parent(scope) : undefined
  return [...(parent ? takeFrom(parent, () => true) : []), ...takeFrom(scope, () => true)]
}

/** Takes everything completed in a scope and in what still runs inside it, oldest first. */
export function takeAllCompensations(run: Run, scope: ScopeDraft): readonly Compensation[] {
  const own = takeFrom(scope, () => true)
  return [...own, ...innerScopes(run, scope).flatMap((inner) => takeAllCompensations(run, inner))]
}

/**
 * What a called process gives its caller to undo later. A process with a compensation event sub-process of
 * its own is undone as a whole, by that.
 */
export function compensationsOfCalled(
  run: Run,
  root: ScopeDraft,
): { readonly compensations?: readonly Compensation[] } {
  if (!run.draft.called) return {}
  const inner = root.compensations ?? []
  if (compensationStart(run.process.root)) {
    const { element, activation, variables } = root
    return { compensations: [{ element, activation, variables, inner }] }
  }
  return inner.length > 0 ? { compensations: inner } : {}
}

function scopeAround(run: Run, from: ScopeDraft, activity: string): ScopeDraft | undefined {
  const container = run.process.nodes.get(activity)?.container
  let scope: ScopeDraft | undefined = from
  while (scope && run.container(scope) !== container) scope = run.parent(scope)
  return scope
}

function takeFrom(owner: ScopeDraft, matches: (entry: Compensation) => boolean): readonly Compensation[] {
  const log = owner.compensations ?? []
  const kept = log.filter((entry) => !matches(entry))
  if (kept.length > 0) owner.compensations = kept
  else delete owner.compensations
  return log.filter(matches)
}
