import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { CompiledExpression } from '../feel/index.ts'
import { complete, endToken } from './complete.ts'
import type { ScopeDraft, TokenDraft } from './draft.ts'
import { canReachEmptyOnly } from './inclusive-wait.ts'
import type { Run } from './run.ts'
import { settle } from './settle.ts'
import { StepFailure } from './step-failure.ts'

/**
 * A token reached a converging complex gateway. Waiting for start, it may meet the activation condition;
 * waiting for reset, it belongs to the round that has fired and is taken in, unless its flow was served
 * already: then it waits for the next round (BPMN 2.0.2 § 13.4.5).
 */
export function arriveAtComplexJoin(run: Run, place: Place, condition: CompiledExpression): void {
  const { scope, token, node } = place
  token.state = 'waiting'
  const served = scope.resets?.[node.id]
  if (!served) {
    fireWhenMet(run, scope, node, condition)
    return
  }
  if (token.via === undefined || served.includes(token.via)) return
  const all = [...served, token.via]
  if (all.length < node.incoming.length) scope.resets = { ...scope.resets, [node.id]: all }
  else reset(run, scope, node)
  settle(run, place)
  endToken(run, scope, token)
}

/**
 * Resets the first complex gateway whose remaining flows no token can reach any more. Called when nothing
 * is left to run; true when there was one.
 */
export function resetComplexJoin(run: Run): boolean {
  for (const scope of run.draft.touched()) {
    for (const gateway of run.container(scope)?.complexJoins ?? []) {
      const served = scope.resets?.[gateway.id]
      if (!served) continue
      const filled = Object.fromEntries(served.map((flow) => [flow, 1]))
      if (canReachEmptyOnly(scope, gateway, filled)) continue
      reset(run, scope, gateway)
      return true
    }
  }
  return false
}

/** A new round: the tokens that came too early for it arrive again. */
function reset(run: Run, scope: ScopeDraft, node: CompiledNode): void {
  const { [node.id]: _done, ...others } = scope.resets ?? {}
  if (Object.keys(others).length > 0) scope.resets = others
  else delete scope.resets
  for (const token of waitingAt(scope, node)) {
    token.state = 'ready'
    run.queue.push({ scope, token, node })
  }
}

/** Takes one token of each filled flow; the oldest goes on. */
function fireWhenMet(run: Run, scope: ScopeDraft, node: CompiledNode, condition: CompiledExpression): void {
  const oldest = new Map<string, TokenDraft>()
  for (const token of waitingAt(scope, node)) {
    if (token.via !== undefined && !oldest.has(token.via)) oldest.set(token.via, token)
  }
  const sees = { ...run.visible(scope), activationCount: oldest.size }
  const answer = run.evaluate(condition, sees)
  if (typeof answer !== 'boolean') {
    throw new StepFailure(
      'expression-failed',
      `Expected the activation condition '${condition.text}' to be true or false, found ${JSON.stringify(answer)}.`,
    )
  }
  const [first, ...others] = oldest.values()
  if (!answer || !first) return
  if (oldest.size < node.incoming.length) {
    scope.resets = { ...scope.resets, [node.id]: [...oldest.keys()] }
  }
  for (const token of others) {
    settle(run, { scope, token, node })
    delete scope.tokens[token.id]
    scope.live--
  }
  complete(run, { scope, token: first, node }, {})
}

function waitingAt(scope: ScopeDraft, node: CompiledNode): readonly TokenDraft[] {
  return Object.values(scope.tokens).filter((token) => token.at === node.id && token.state === 'waiting')
}
