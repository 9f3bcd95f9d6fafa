import { cancelInstance } from './complete.ts'
import type { ScopeDraft, TokenDraft } from './draft.ts'
import type { Scope } from './instance.ts'
import type { Run } from './run.ts'
import type { Rejection } from './step-result.ts'
import { terminateActivity, terminateContent } from './terminate.ts'

/** A running activity: a token, or the whole scope of a process or event sub-process. */
export interface Activity {
  readonly activation: number
  readonly scope: ScopeDraft
  readonly token?: TokenDraft
}

/** The activities of these activation numbers; one that does not run is a rejection. */
export function findActivities(run: Run, activations: readonly number[]): readonly Activity[] | Rejection {
  const wanted = new Set(activations)
  const found = new Map<number, Activity>()
  for (const id of wanted.size === 0 ? [] : [...run.draft.ids()]) {
    const scope = run.draft.peek(id)
    if (!scope) continue
    if (STANDS_ALONE.has(scope.kind) && wanted.has(scope.activation)) {
      found.set(scope.activation, { activation: scope.activation, scope: run.draft.scope(id) })
    }
    for (const key in scope.tokens) {
      const { activation } = scope.tokens[key] ?? {}
      if (activation === undefined || !wanted.has(activation)) continue
      const owner = run.draft.scope(id)
      const token = owner.tokens[key]
      if (token) found.set(activation, { activation, scope: owner, token })
    }
  }
  for (const activation of wanted) {
    if (found.has(activation)) continue
    return {
      code: 'not-found',
      message: `Expected activation ${activation} to run. It may have ended already.`,
    }
  }
  return [...found.values()]
}

/** Scopes no token waits for. */
const STANDS_ALONE: ReadonlySet<Scope['kind']> = new Set(['process', 'event-sub'])

/** Ends an activity with everything inside; a scope nothing is left in ends too, and an empty instance is canceled. */
export function terminateByHand(run: Run, { activation, scope, token }: Activity): void {
  if (run.draft.state !== 'active' || run.draft.find(scope.id) !== scope) return
  if (!token) {
    terminateContent(run, scope)
    endEmpty(run, scope)
  } else if (scope.tokens[token.id] === token && token.activation === activation) {
    terminateToken(run, scope, token)
  }
}

function terminateToken(run: Run, scope: ScopeDraft, token: TokenDraft): void {
  terminateActivity(run, token)
  delete scope.tokens[token.id]
  scope.live--
  if (scope.live === 0) endEmpty(run, scope)
}

function endEmpty(run: Run, scope: ScopeDraft): void {
  if (scope.kind === 'process') cancelInstance(run, scope)
  else if (scope.kind === 'event-sub') endEventSub(run, scope)
  else if (scope.kind === 'item') endItem(run, scope)
  else {
    const place = run.placeOf(scope)
    if (place) terminateToken(run, place.scope, place.token)
  }
}

function endEventSub(run: Run, scope: ScopeDraft): void {
  terminateContent(run, scope)
  run.draft.remove(scope.id)
  run.records.push({ type: 'elementTerminated', element: scope.element, activation: scope.activation })
  const parent = run.parent(scope)
  if (!parent) return
  parent.eventSubs = parent.eventSubs?.filter((id) => id !== scope.id)
  if (!parent.eventSubs?.length) delete parent.eventSubs
  parent.live--
  if (parent.live === 0) endEmpty(run, parent)
}

/** An ended item counts as done, without an output; the last one takes the repeated activity with it. */
function endItem(run: Run, item: ScopeDraft): void {
  run.draft.remove(item.id)
  const multi = run.parent(item)
  if (!multi?.multi) return
  multi.multi.active--
  multi.multi.done++
  multi.live--
  if (multi.live === 0) endEmpty(run, multi)
}
