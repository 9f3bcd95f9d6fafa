import type { ScopeDraft, TokenDraft } from './draft.ts'
import { closeIncidents } from './incidents.ts'
import type { Run } from './run.ts'
import { itemScopes } from './scopes.ts'
import { closeWaits } from './waits.ts'

/** Ends whatever a token does, inner scopes first; the token itself stays where it is. */
export function terminateActivity(run: Run, token: TokenDraft): void {
  closeWaits(run, token)
  closeIncidents(run, token)
  delete token.phase
  if (token.child !== undefined) {
    const child = run.draft.scope(token.child)
    terminateContent(run, child)
    run.draft.remove(child.id)
    delete token.child
  }
  if (token.activation === undefined) return
  run.records.push({ type: 'elementTerminated', element: token.at, activation: token.activation })
  delete token.activation
}

/** Ends everything inside a scope: tokens, items, half-full joins, event sub-processes and what it waits for. */
export function terminateContent(run: Run, scope: ScopeDraft, except?: TokenDraft): void {
  for (const id in scope.tokens) {
    const token = scope.tokens[id]
    if (!token || token === except) continue
    terminateActivity(run, token)
    delete scope.tokens[id]
  }
  if (scope.kind === 'multi') terminateItems(run, scope)
  for (const id of scope.eventSubs ?? []) {
    const inner = run.draft.scope(id)
    terminateContent(run, inner)
    run.draft.remove(id)
    if (inner.kind === 'event-sub') {
      run.records.push({ type: 'elementTerminated', element: inner.element, activation: inner.activation })
    }
  }
  delete scope.eventSubs
  scope.arrivals = {}
  delete scope.resets
  closeWaits(run, scope)
  scope.live = except ? 1 : 0
}

function terminateItems(run: Run, multi: ScopeDraft): void {
  for (const item of itemScopes(run, multi)) {
    terminateContent(run, item)
    run.draft.remove(item.id)
  }
}
