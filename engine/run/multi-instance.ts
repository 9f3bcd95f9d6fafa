import type { MultiSettings } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { Json } from '../json.ts'
import { logCompensation } from './compensation-log.ts'
import type { ScopeDraft } from './draft.ts'
import { countItems } from './limits.ts'
import { itemsOf } from './multi-items.ts'
import { meetsCompletion, progressOf, throwProgress } from './multi-progress.ts'
import { PagedDraft } from './paged-draft.ts'
import type { Run } from './run.ts'
import { openScope } from './scopes.ts'
import { settle } from './settle.ts'
import { addToken } from './take-flows.ts'
import { terminateContent } from './terminate.ts'

/**
 * Evaluates the collection once and starts its items: all (parallel) or the first (BPMN 2.0.2 § 13.3.7).
 * True when there is nothing to do, so that the activity is complete at once.
 */
export function startMulti(run: Run, place: Place, settings: MultiSettings): boolean {
  const { scope, token, node } = place
  const { total, items } = itemsOf(run, place, settings)
  const first = settings.sequential ? Math.min(total, 1) : total
  countItems(run, first)
  const activation = token.activation ?? scope.activation
  const multi = openScope(run, 'multi', node.id, activation, { parent: scope, token: token.id })
  token.child = multi.id
  token.state = 'scope'
  multi.multi = {
    total,
    done: 0,
    active: 0,
    outputs: new PagedDraft<Json>({}),
    ...(settings.sequential && items && { items }),
  }
  for (let index = 0; index < first; index++) startItem(run, multi, place, index, items?.[index])
  if (total > 0) return false
  closeMulti(run, place, multi)
  return true
}

/** One item is done: keeps its output, starts the next. Gives the whole activity when that is complete. */
export function finishItem(run: Run, item: Place): Place | undefined {
  const { scope } = item
  const multi = run.parent(scope)
  const outer = multi && run.placeOf(multi)
  const { multi: settings } = item.node
  if (!outer || !multi?.multi || !settings) return undefined
  if (settings.sequential) countItems(run, 1)
  const state = multi.multi
  const output =
    settings.outputElement && run.evaluate(settings.outputElement, run.visible(run.localOf(item)))
  const done = state.done + 1
  const sees = progressOf(run, item, state)
  const isComplete = meetsCompletion(run, settings, sees)
  const progress = throwProgress(run, outer, settings, sees)
  if (progress === 'gone') return undefined
  const stop = isComplete || progress === 'enough'
  if (output !== undefined) state.outputs.set(scope.item ?? 0, output)
  logCompensation(run, item, outer.scope)
  settle(run, item)
  run.draft.remove(scope.id)
  multi.live--
  state.done = done
  state.active--
  if (stop) terminateContent(run, multi)
  if (stop || done === state.total) {
    closeMulti(run, outer, multi)
    return outer
  }
  if (settings.sequential) startItem(run, multi, outer, done, state.items?.[done])
  return undefined
}

/** What an item may add to the steps of the command that starts it: ten thousand items are no endless loop. */
const STEPS_PER_ITEM = 20

/** Each item has a scope of its own in which its one token stands; the collection only counts them. */
function startItem(run: Run, multi: ScopeDraft, { node }: Place, index: number, value: Json = null): void {
  const name = node.multi?.inputElement
  const variables = { ...(name !== undefined && { [name]: value }), loopCounter: index + 1 }
  const item = openScope(run, 'item', node.id, multi.activation, { parent: multi }, variables)
  item.item = index
  multi.live++
  if (multi.multi) multi.multi.active++
  run.stepAllowance += STEPS_PER_ITEM
  addToken(run, item, node)
}

/** Collects the outputs in the order of the items (missing ones are null). */
function closeMulti(run: Run, outer: Place, multi: ScopeDraft): void {
  const name = outer.node.multi?.outputCollection
  const { multi: state } = multi
  run.draft.remove(multi.id)
  delete outer.token.child
  if (name === undefined || !state) return
  const list = Array.from({ length: state.total }, (_, index) => state.outputs.get(index) ?? null)
  run.propagate(outer.scope, { [name]: list })
}
