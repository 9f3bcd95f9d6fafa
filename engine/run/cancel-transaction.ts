import type { Place } from '../elements/element-behavior.ts'
import { startCompensation } from './compensate.ts'
import { takeAllCompensations } from './compensation-log.ts'
import type { ScopeDraft, TokenDraft } from './draft.ts'
import { catcherOf } from './find-catcher.ts'
import { attempt } from './incidents.ts'
import type { Run } from './run.ts'
import { settle } from './settle.ts'
import { StepFailure } from './step-failure.ts'
import { terminateContent } from './terminate.ts'

/**
 * Cancels the transaction a cancel end event stands in: first everything in it ends, then what was
 * completed is undone, newest first, and only then the token leaves by the cancel event (BPMN 2.0.2 § 13.3.4).
 */
export function cancelTransaction(run: Run, place: Place): void {
  const { node } = place
  const scope = transactionAround(run, place.scope)
  if (!scope || !hostOf(run, scope)) {
    throw new StepFailure(
      'no-flow-taken',
      `Expected '${node.name ?? node.id}' to stand in a transaction with a cancel event on its border, found none.`,
    )
  }
  const entries = takeAllCompensations(run, scope)
  const token = terminateBut(run, scope, place)
  if (!startCompensation(run, { scope, token, node }, entries)) leaveTransaction(run, { scope, token, node })
}

/** Everything is undone: the cancel event takes over from the transaction. */
export function leaveTransaction(run: Run, place: Place): void {
  attempt(run, place, 'leave', () => {
    settle(run, place)
    const host = hostOf(run, place.scope)
    host?.event.behavior.trigger?.fire(run, host.place, host.event, {})
  })
}

/** Ends everything in the transaction but the canceling token, which moves up when it stands further inside. */
function terminateBut(run: Run, scope: ScopeDraft, { scope: inner, token }: Place): TokenDraft {
  if (inner === scope) {
    terminateContent(run, scope, token)
    return token
  }
  delete inner.tokens[token.id]
  terminateContent(run, scope)
  scope.tokens[token.id] = token
  scope.live = 1
  return token
}

function transactionAround(run: Run, from: ScopeDraft): ScopeDraft | undefined {
  let scope: ScopeDraft | undefined = from
  while (scope && !(scope.kind === 'sub' && run.node(scope.element).type === 'bpmn:Transaction')) {
    scope = run.parent(scope)
  }
  return scope
}

/** The transaction's token and the cancel event on its border; of a repeated one, the token of all its items. */
function hostOf(run: Run, scope: ScopeDraft) {
  let place = run.placeOf(scope)
  if (place?.scope.kind === 'item') {
    const multi = run.parent(place.scope)
    place = multi && run.placeOf(multi)
  }
  const event = place && catcherOf(place.node.boundaries, 'cancel')
  return place && event && { place, event }
}
