import type { CompiledNode } from '../compile/compiled-process.ts'
import type { AdHocSettings, Place } from '../elements/element-behavior.ts'
import type { Json, Variables } from '../json.ts'
import { complete, endToken } from './complete.ts'
import type { ScopeDraft } from './draft.ts'
import { armEventSubs } from './event-sub-process.ts'
import { countItems } from './limits.ts'
import type { Run } from './run.ts'
import { localScope } from './scopes.ts'
import { StepFailure } from './step-failure.ts'
import { addToken } from './take-flows.ts'
import { terminateContent } from './terminate.ts'
import { closeWait, openWait } from './waits.ts'

/** Opens the body of an ad-hoc sub-process: from now on its activities may be started (BPMN 2.0.2 § 13.3.5). */
export function openAdHoc(run: Run, place: Place): ScopeDraft | undefined {
  const scope = localScope(run, place)
  place.token.state = 'scope'
  if (armEventSubs(run, scope)) return undefined
  const output = place.node.behavior.adHoc?.output
  if (output) run.propagate(place.scope, { [output.outputCollection]: [] })
  const elements = startableIn(place.node).map((node) => node.id)
  run.effects.push({ type: 'openAdHoc', ...openWait(run, place, place.node.id, 'adHoc'), elements })
  return scope
}

/** Starts what the list of ids names; without a list people choose. */
export function startAdHoc(run: Run, place: Place): void {
  const { adHoc } = place.node.behavior
  const scope = openAdHoc(run, place)
  if (!scope || !adHoc?.collection) return
  const ids = idsOf(run.evaluate(adHoc.collection, run.visible(scope)), adHoc.collection.text)
  countItems(run, ids.length)
  const nodes = ids.map((id) => startable(place.node, id))
  if (adHoc.sequential) scope.pending = ids
  else for (const node of nodes) addToken(run, scope, node)
  if (scope.live === 0 && !keepsOpen(run, scope)) complete(run, place, {})
}

/** The activities that may be started: those no flow leads to. */
export function startableIn(node: CompiledNode): readonly CompiledNode[] {
  return (node.body?.nodes ?? []).filter((each) => each.incoming.length === 0 && !each.behavior.isDetached)
}

/** What the completion of an activity means for its ad-hoc sub-process. */
type AdHocVerdict = 'goes on' | 'is complete' | 'only finishes'

/**
 * An activity inside completes: its output is added to the list and the condition is asked, while the
 * activity still has its variables.
 */
export function judgeAdHoc(run: Run, inner: Place): AdHocVerdict {
  const outer = run.placeOf(inner.scope)
  const settings = outer?.node.behavior.adHoc
  if (!outer || !settings) return 'goes on'
  const output = outputOf(run, inner, settings)
  const holds = conditionHolds(run, settings, { ...run.visible(inner.scope), ...output })
  run.propagate(outer.scope, output)
  if (!isOpen(outer)) return 'only finishes'
  return holds ? 'is complete' : 'goes on'
}

/** The token of the activity takes no flow any more. */
export function completesAdHoc(run: Run, inner: Place, verdict: AdHocVerdict): boolean {
  if (verdict === 'goes on') return false
  const outer = run.placeOf(inner.scope)
  const settings = outer?.node.behavior.adHoc
  const isOver = verdict === 'is complete' && outer && settings && closeAdHoc(run, outer, settings)
  if (!isOver) endToken(run, inner.scope, inner.token)
  return true
}

/** Nothing more is started. What runs is canceled, or else finished first. True when everything is over. */
export function closeAdHoc(run: Run, outer: Place, settings: AdHocSettings): boolean {
  stopStarting(run, outer)
  const scope = run.localOf(outer)
  delete scope.pending
  if (scope.live > 0 && !settings.cancelsRemaining) return false
  terminateContent(run, scope)
  complete(run, outer, {})
  return true
}

/** An ad-hoc sub-process whose content was ended by an event sub-process takes no new activities. */
export function stopAdHoc(run: Run, scope: ScopeDraft): void {
  const outer = scope.kind === 'sub' ? run.placeOf(scope) : undefined
  if (!outer?.node.behavior.adHoc) return
  stopStarting(run, outer)
  delete scope.pending
}

/** Whether an empty ad-hoc sub-process goes on: with the next of its list, or because people may start more. */
export function keepsOpen(run: Run, scope: ScopeDraft): boolean {
  const outer = scope.kind === 'sub' ? run.placeOf(scope) : undefined
  const settings = outer?.node.behavior.adHoc
  if (!outer || !settings || !isOpen(outer)) return false
  const [next, ...rest] = scope.pending ?? []
  if (next !== undefined) {
    scope.pending = rest
    addToken(run, scope, startable(outer.node, next))
    return true
  }
  return !settings.collection || settings.condition !== undefined
}

function isOpen({ token }: Place): boolean {
  return Object.values(token.waits).some((wait) => wait.kind === 'adHoc')
}

function stopStarting(run: Run, outer: Place): void {
  for (const wait of Object.values(outer.token.waits)) {
    if (wait.kind === 'adHoc') closeWait(run, outer, wait.id, 'completed')
  }
}

function outputOf(run: Run, inner: Place, { output }: AdHocSettings): Variables {
  if (!output) return {}
  const sees = run.visible(run.localOf(inner))
  const known = sees[output.outputCollection]
  const list: readonly Json[] = Array.isArray(known) ? known : []
  return { [output.outputCollection]: [...list, run.evaluate(output.outputElement, sees)] }
}

function conditionHolds(run: Run, { condition }: AdHocSettings, sees: Variables): boolean {
  if (!condition) return false
  const answer = run.evaluate(condition, sees)
  if (typeof answer === 'boolean') return answer
  throw new StepFailure(
    'expression-failed',
    `Expected the completion condition '${condition.text}' to be true or false, found ${JSON.stringify(answer)}.`,
  )
}

function startable(node: CompiledNode, id: string): CompiledNode {
  const found = startableIn(node).find((each) => each.id === id)
  if (found) return found
  throw new StepFailure(
    'expression-failed',
    `Expected the id of an activity of '${node.name ?? node.id}' that may be started, found '${id}'. It may start: ${names(node)}.`,
  )
}

/** What may be started, for messages. */
export function names(node: CompiledNode): string {
  return startableIn(node)
    .map((each) => each.id)
    .join(', ')
}

function idsOf(value: Json, text: string): readonly string[] {
  if (Array.isArray(value) && value.every((each): each is string => typeof each === 'string')) return value
  throw new StepFailure('expression-failed', `Expected '${text}' to be a list of ids.`)
}
