import { checkVariables } from './check-variables.ts'
import type { Command } from './command.ts'
import { type Placed, place } from './modify-place.ts'
import { findActivities, terminateByHand } from './modify-terminate.ts'
import type { Run } from './run.ts'
import type { Rejection } from './step-result.ts'

/** In this order: what an event begins may end the rest of its scope, what goes on may end the whole scope. */
const PHASES: readonly Placed['phase'][] = ['token', 'event', 'after']

/** Begins elements and ends activations by hand. All or nothing: a rejection leaves the instance as it was. */
export function modify(
  run: Run,
  { activate = [], terminate = [] }: Extract<Command, { type: 'modify' }>,
): Rejection | undefined {
  if (activate.length + terminate.length === 0) {
    return invalid('Expected at least one element to begin or activation to end, found none.')
  }
  const activities = findActivities(run, terminate)
  if ('code' in activities) return activities
  const placed: Placed[] = []
  for (const each of activate) {
    const answer = (each.variables && checkVariables(each.variables)) ?? place(run, each, new Set(terminate))
    if ('code' in answer) return answer
    // Held open until everything to be ended has ended.
    answer.scope.live++
    placed.push(answer)
  }
  for (const each of activities) terminateByHand(run, each)
  for (const { scope } of placed) scope.live--
  beginAll(run, placed)
  return undefined
}

/** Begins what has been given its place. */
export function beginAll(run: Run, placed: readonly Placed[]): void {
  for (const phase of PHASES) {
    for (const each of placed) {
      const isThere = run.draft.state === 'active' && run.draft.find(each.scope.id) === each.scope
      if (each.phase === phase && isThere) each.begin()
    }
  }
}

function invalid(message: string): Rejection {
  return { code: 'invalid-argument', message }
}
