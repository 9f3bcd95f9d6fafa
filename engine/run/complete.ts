import type { CompiledFlow } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { Json, Variables } from '../json.ts'
import { completesAdHoc, judgeAdHoc, keepsOpen } from './ad-hoc.ts'
import { compensateNext } from './compensate.ts'
import { compensationsOfCalled, logCompensation, logEventSub } from './compensation-log.ts'
import { applyDataOutputs } from './data-associations.ts'
import type { ScopeDraft, TokenDraft } from './draft.ts'
import type { EndInstance } from './effect.ts'
import { attempt } from './incidents.ts'
import { writePath } from './mappings.ts'
import { finishItem } from './multi-instance.ts'
import type { Run } from './run.ts'
import { localScope } from './scopes.ts'
import { settle } from './settle.ts'
import { finishIteration } from './standard-loop.ts'
import { StepFailure } from './step-failure.ts'
import { takeFlows } from './take-flows.ts'
import { terminateContent } from './terminate.ts'
import { repeatFlows } from './token-quantity.ts'
import { closeWaits } from './waits.ts'

/**
 * An element has done its work: its results are mapped and spread, then the token leaves. An item of a
 * multi-instance activity reports to its collection instead.
 */
export function complete(run: Run, place: Place, variables: Variables): void {
  let next: Place | undefined
  attempt(run, place, 'complete', () => {
    applyOutputs(run, place, variables)
    const finish = place.node.loop ? finishIteration : finishItem
    next = place.scope.kind === 'item' ? finish(run, place) : place
  })
  if (next) leave(run, next)
}

/** Chooses the flows, ends what the token still holds, and moves it on. */
export function leave(run: Run, place: Place): void {
  attempt(run, place, 'leave', () => {
    const flows = repeatFlows(run, chooseFlows(run, place), place.node.completionQuantity)
    if (!place.node.multi && !place.node.loop) logCompensation(run, place, place.scope)
    const adHoc = place.node.inAdHoc ? judgeAdHoc(run, place) : 'goes on'
    settle(run, place)
    if (completesAdHoc(run, place, adHoc)) return
    if (flows.length > 0) takeFlows(run, place.scope, place.token, flows)
    else endToken(run, place.scope, place.token)
  })
}

/** A token is consumed; the last one of a scope completes it. */
export function endToken(run: Run, scope: ScopeDraft, token: TokenDraft): void {
  delete scope.tokens[token.id]
  scope.live--
  if (scope.live === 0) endScope(run, scope)
}

/** Ends everything in the scope at once and completes it (terminate end event, BPMN 2.0.2 § 13.5.6). */
export function terminateScope(run: Run, place: Place): void {
  settle(run, place)
  terminateContent(run, place.scope)
  endScope(run, place.scope)
}

/** Ends an instance on request, or a called one by an error it did not catch: nothing completes. */
export function cancelInstance(run: Run, root: ScopeDraft, error?: EndInstance['error']): void {
  terminateContent(run, root)
  run.draft.state = 'canceled'
  run.records.push({ type: 'instanceCanceled' })
  run.effects.push({
    type: 'endInstance',
    state: 'canceled',
    variables: root.variables,
    ...(error && { error }),
  })
}

/** What follows when the last token of a scope is gone. */
function endScope(run: Run, scope: ScopeDraft): void {
  if (keepsOpen(run, scope)) return
  closeWaits(run, scope)
  const end = SCOPE_ENDS[scope.kind]
  end?.(run, scope)
}

const SCOPE_ENDS: { readonly [K in ScopeDraft['kind']]?: (run: Run, scope: ScopeDraft) => void } = {
  process(run, scope) {
    run.draft.state = 'completed'
    run.records.push({ type: 'instanceCompleted' })
    run.effects.push({
      type: 'endInstance',
      state: 'completed',
      variables: scope.variables,
      ...compensationsOfCalled(run, scope),
    })
  },
  sub: endWaitedScope,
  compensation(run, scope) {
    const parent = run.parent(scope)
    const token = scope.token === undefined ? undefined : parent?.tokens[scope.token]
    if (!token) {
      if (!compensateNext(run, scope)) endBeside(run, scope)
    } else if (parent?.kind === 'compensation') endUndoing(run, parent, token)
    else endWaitedScope(run, scope)
  },
  'event-sub'(run, scope) {
    logEventSub(run, scope)
    run.draft.remove(scope.id)
    run.records.push({ type: 'elementCompleted', element: scope.element, activation: scope.activation })
    endBeside(run, scope)
  },
}

/** A scope that ran beside the tokens of its parent has ended; the last of all completes the parent. */
export function endBeside(run: Run, scope: ScopeDraft): void {
  const parent = run.parent(scope)
  if (!parent) return
  parent.eventSubs = parent.eventSubs?.filter((id) => id !== scope.id)
  if (!parent.eventSubs?.length) delete parent.eventSubs
  parent.live--
  if (parent.live === 0) endScope(run, parent)
}

/** An activity has been undone by its event sub-process or by the process it called: no flow is taken. */
export function endUndoing(run: Run, handlers: ScopeDraft, token: TokenDraft): void {
  closeWaits(run, token)
  if (token.child !== undefined) run.draft.remove(token.child)
  endToken(run, handlers, token)
}

/** The token that waits for the scope goes on. */
function endWaitedScope(run: Run, scope: ScopeDraft): void {
  const place = run.placeOf(scope)
  if (!place) return
  const { afterScope } = place.node.behavior
  if (afterScope) afterScope(run, place, scope)
  else complete(run, place, {})
}

/** The results stay local when outputs are mapped (`zeebe:output`), else they spread outwards. */
function applyOutputs(run: Run, place: Place, given: Variables): void {
  const variables = applyDataOutputs(run, place, given)
  const { node, scope } = place
  if (node.outputs.length === 0) {
    run.propagate(run.localOf(place), variables)
    return
  }
  const local = localScope(run, place)
  run.assign(local, variables)
  let results: { readonly [name: string]: Json } = {}
  for (const { source, target } of node.outputs) {
    const value = run.evaluate(source, run.visible(local))
    const known = target.length > 1 ? { ...run.visible(scope), ...results } : results
    results = { ...results, ...writePath(known, target, value) }
  }
  run.propagate(scope, results)
}

/** The flows a token would leave by. */
export function chooseFlows(run: Run, { scope, node }: Place): readonly CompiledFlow[] {
  const answer = node.container.machine.leave(node.id, run.visible(scope), run.env)
  if (!answer.ok) {
    throw new StepFailure(answer.reason === 'none' ? 'no-flow-taken' : 'expression-failed', answer.message)
  }
  const flows: CompiledFlow[] = []
  for (const move of answer.moves) {
    const flow = node.outgoing[move.flow]
    if (flow) flows.push(flow)
  }
  return flows
}
