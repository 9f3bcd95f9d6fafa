import type { Place } from '../elements/element-behavior.ts'
import { attempt } from './incidents.ts'
import type { Run } from './run.ts'

/** A throw event at which a token stands, and what it does. */
export interface QueuedThrow {
  readonly place: Place
  readonly action: () => void
}

/**
 * Throws once everything else of the command is at rest, so that whoever can wait for it does. Until then
 * the token stays ready: it is not lost when the command is cut short.
 */
export function queueThrow(run: Run, place: Place, action: () => void): void {
  run.throws.push({ place, action })
}

/** Carries out the oldest throw left; true when there was one. */
export function throwNext(run: Run): boolean {
  const next = run.throws.shift()
  if (next && standsAt(next.place)) attempt(run, next.place, 'start', next.action)
  return next !== undefined
}

/** Whether the token is still where it was: what it threw may have ended it. */
export function standsAt({ scope, token, node }: Place): boolean {
  return scope.tokens[token.id] === token && token.at === node.id
}
