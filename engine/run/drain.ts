import { activate } from './activate.ts'
import { attempt } from './incidents.ts'
import { fireInclusiveJoin } from './joins.ts'
import type { Run } from './run.ts'
import { StepFailure } from './step-failure.ts'
import { throwNext } from './throws.ts'

const DEFAULT_STEP_LIMIT = 10_000

/**
 * Runs every ready token until all wait, then inclusive joins, then throws, again and again. The step limit
 * turns a loop without a wait into an incident at one token; the others stay ready for the next command.
 */
export function drain(run: Run): void {
  const limit = run.env.stepLimit ?? DEFAULT_STEP_LIMIT
  let steps = 0
  let head = 0
  do {
    for (let place = run.queue[head]; place; place = run.queue[++head]) {
      const { scope, token } = place
      if (token.state !== 'ready' || scope.tokens[token.id] !== token) continue
      if (run.draft.state !== 'active') return
      if (++steps > limit + run.stepAllowance) {
        run.draft.isUnfinished = true
        attempt(run, place, 'start', () => {
          throw new StepFailure(
            'step-limit',
            `Expected the command to come to rest within ${limit + run.stepAllowance} steps, but it did not. Look for a loop without a wait.`,
          )
        })
        return
      }
      activate(run, place)
    }
  } while (fireInclusiveJoin(run) || throwNext(run))
}

/** Finds the tokens an earlier command left ready. */
export function queueReadyTokens(run: Run): void {
  run.draft.isUnfinished = false
  for (const id of run.draft.ids()) {
    for (const key in run.draft.peek(id)?.tokens) {
      const scope = run.draft.scope(id)
      const token = scope.tokens[key]
      if (token?.state === 'ready') run.queue.push({ scope, token, node: run.node(token.at) })
    }
  }
}
