import type { LoopSettings } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import { logCompensation } from './compensation-log.ts'
import type { ScopeDraft } from './draft.ts'
import { PagedDraft } from './paged-draft.ts'
import type { Run } from './run.ts'
import { openScope } from './scopes.ts'
import { settle } from './settle.ts'
import { StepFailure } from './step-failure.ts'
import { addToken } from './take-flows.ts'

/**
 * Starts the first iteration of a looping activity. Boundary events belong to the loop as a whole. True
 * when there is no iteration at all, so that the activity is complete at once (BPMN 2.0.2 § 13.3.6).
 */
export function startLoop(run: Run, place: Place, loop: LoopSettings): boolean {
  const { scope, token, node } = place
  if (loop.maximum !== undefined && loop.maximum < 0) {
    throw new StepFailure(
      'expression-failed',
      `Expected '${node.name ?? node.id}' to loop a number of times from 0, found ${loop.maximum}.`,
    )
  }
  if (loop.maximum === 0) return true
  if (loop.testBefore && !goesOn(run, loop, run.visible(scope), 0)) return true
  const loops = openScope(run, 'multi', node.id, token.activation ?? scope.activation, {
    parent: scope,
    token: token.id,
  })
  token.child = loops.id
  token.state = 'scope'
  loops.multi = { total: 0, done: 0, active: 0, outputs: new PagedDraft({}) }
  iterate(run, loops, place)
  return false
}

/** One iteration is done: the next begins, or the whole activity is given back because it is complete. */
export function finishIteration(run: Run, item: Place): Place | undefined {
  const loops = run.parent(item.scope)
  const outer = loops && run.placeOf(loops)
  const { loop } = item.node
  if (!outer || !loops.multi || !loop) return undefined
  const done = loops.multi.done + 1
  const again = goesOn(run, loop, run.visible(run.localOf(item)), done)
  logCompensation(run, item, outer.scope)
  settle(run, item)
  run.draft.remove(item.scope.id)
  loops.live--
  loops.multi.done = done
  loops.multi.active--
  if (again) {
    iterate(run, loops, outer)
    return undefined
  }
  run.draft.remove(loops.id)
  delete outer.token.child
  return outer
}

/** Each iteration has variables of its own; `loopCounter` counts from 1 in it, and what is done between them. */
function iterate(run: Run, loops: ScopeDraft, { node }: Place): void {
  if (!loops.multi) return
  const { done } = loops.multi
  const item = openScope(run, 'item', node.id, loops.activation, { parent: loops }, { loopCounter: done + 1 })
  item.item = done
  loops.live++
  loops.multi.total = done + 1
  loops.multi.active++
  addToken(run, item, node)
}

/** `loopCondition` means: go on. Without one the loop runs up to its maximum. */
function goesOn(run: Run, loop: LoopSettings, variables: Variables, done: number): boolean {
  const { condition, maximum } = loop
  if (maximum !== undefined && done >= maximum) return false
  if (!condition) return maximum !== undefined
  const answer = run.evaluate(condition, { ...variables, loopCounter: done })
  if (typeof answer === 'boolean') return answer
  throw new StepFailure(
    'expression-failed',
    `Expected the loop condition '${condition.text}' to be true or false, found ${JSON.stringify(answer)}.`,
  )
}
