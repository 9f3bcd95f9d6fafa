import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import { compensationStart } from './compensation-start.ts'
import { endBeside } from './complete.ts'
import type { ScopeDraft, TokenDraft } from './draft.ts'
import { startEventSub } from './event-sub-process.ts'
import type { Compensation } from './instance.ts'
import type { Run } from './run.ts'
import { openBeside, openScope } from './scopes.ts'
import { addToken } from './take-flows.ts'

/**
 * Undoes completed activities, newest first: the token waits in a scope whose log is what is still to do
 * (BPMN 2.0.2 § 10.7, § 13.5.5). False when there is nothing to wait for.
 */
export function startCompensation(run: Run, place: Place, entries: readonly Compensation[]): boolean {
  const { scope, token, node } = place
  const handlers = openScope(run, 'compensation', node.id, token.activation ?? scope.activation, {
    parent: scope,
    token: token.id,
  })
  handlers.compensations = [...entries]
  token.child = handlers.id
  token.state = 'scope'
  return compensateNext(run, handlers, token)
}

/** Undoes completed activities beside the tokens of the scope, which waits for it as a whole. */
export function compensateBeside(run: Run, place: Place, entries: readonly Compensation[]): void {
  const { scope, token, node } = place
  const activation = token.activation ?? scope.activation
  const handlers = openBeside(run, 'compensation', node.id, activation, scope)
  handlers.compensations = [...entries]
  if (!compensateNext(run, handlers)) endBeside(run, handlers)
}

/** Undoes the newest entry left. False, and the scope is gone, when none is left. */
export function compensateNext(run: Run, handlers: ScopeDraft, token?: TokenDraft): boolean {
  for (let entry = handlers.compensations?.pop(); entry; entry = handlers.compensations?.pop()) {
    if (undo(run, handlers, entry)) return true
  }
  run.draft.remove(handlers.id)
  if (token) delete token.child
  return false
}

/** By the handler of its boundary event, its own event sub-process, its own way, or what was done inside it. */
function undo(run: Run, handlers: ScopeDraft, entry: Compensation): boolean {
  const node = run.process.nodes.get(entry.element)
  if (!node) return false
  const boundary = node.boundaries.find((each) => each.compensationHandler)
  if (boundary?.compensationHandler) {
    handlers.variables = {}
    run.assign(handlers, entry.variables)
    addToken(run, handlers, boundary.compensationHandler)
    return true
  }
  const start = compensationStart(node.body)
  if (start) {
    undoInside(run, handlers, entry, node, start)
    return true
  }
  if (node.behavior.undo && entry.inner) {
    node.behavior.undo(run, waitingToken(run, handlers, node), entry)
    return true
  }
  handlers.compensations?.push(...(entry.inner ?? []))
  return false
}

/** The event sub-process sees its sub-process as it was, and may compensate what was done inside it. */
function undoInside(
  run: Run,
  handlers: ScopeDraft,
  entry: Compensation,
  node: CompiledNode,
  start: CompiledNode,
): void {
  const { token } = waitingToken(run, handlers, node)
  const inside = openScope(
    run,
    'compensation',
    node.id,
    entry.activation,
    { parent: handlers, token: token.id },
    entry.variables,
  )
  if (entry.inner) inside.compensations = [...entry.inner]
  token.child = inside.id
  token.state = 'scope'
  startEventSub(run, inside, start, {})
}

/** Whether a token stands for an activity that is undone, not for a handler that does work of its own. */
export function isUndoing({ scope, node }: Place): boolean {
  return scope.kind === 'compensation' && !node.behavior.isDetached
}

/** A token that stands for the activity while it is undone; it takes no flow. */
function waitingToken(run: Run, scope: ScopeDraft, node: CompiledNode): Place {
  const token: TokenDraft = { id: run.number(), at: node.id, state: 'waiting', waits: {} }
  scope.tokens[token.id] = token
  scope.live++
  return { scope, token, node }
}
