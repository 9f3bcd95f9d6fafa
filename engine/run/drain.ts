import { activate } from './activate.ts'
import { resetComplexJoin } from './complex-join.ts'
import { checkConditions } from './conditions.ts'
import { attempt } from './incidents.ts'
import { fireInclusiveJoin } from './joins.ts'
import type { Run } from './run.ts'
import { throwNext } from './throws.ts'

/**
 * Runs every ready token until all wait, then inclusive joins, then throws, then conditions whose
 * variables changed, again and again. The step limit turns a loop without a wait into an incident at one token; the others stay ready for the next command.
 */
export function drain(run: Run): void {
  let head = 0
  do {
    for (let place = run.queue[head]; place; place = run.queue[++head]) {
      const { scope, token } = place
      if (token.state !== 'ready' || scope.tokens[token.id] !== token) continue
      if (run.draft.state !== 'active') return
      if (!run.takeStep()) {
        attempt(run, place, 'start', () => {
          throw run.stepLimitReached()
        })
        return
      }
      activate(run, place)
    }
  } while (fireInclusiveJoin(run) || resetComplexJoin(run) || throwNext(run) || checkConditions(run))
}

/** Finds the tokens an earlier command left ready. */
export function queueReadyTokens(run: Run): void {
  run.draft.isUnfinished = false
  run.changed.add('all')
  for (const id of run.draft.ids()) {
    for (const key in run.draft.peek(id)?.tokens) {
      const scope = run.draft.scope(id)
      const token = scope.tokens[key]
      if (token?.state === 'ready') run.queue.push({ scope, token, node: run.node(token.at) })
    }
  }
}
