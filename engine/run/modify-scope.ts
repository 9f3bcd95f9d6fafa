import type { CompiledContainer, CompiledNode } from '../compile/compiled-process.ts'
import { applyInputs, armBoundaries, markActivated } from './activate.ts'
import type { ScopeDraft } from './draft.ts'
import { armEventSubs, openEventSub } from './event-sub-process.ts'
import type { Scope } from './instance.ts'
import type { Run } from './run.ts'
import { StepFailure } from './step-failure.ts'
import type { Rejection } from './step-result.ts'

const BODIES: ReadonlySet<Scope['kind']> = new Set(['process', 'sub', 'event-sub'])

/**
 * The scope in which elements of a container run: the one there is, the one `wanted` names or that lies
 * inside it, else a new one with everything around it that is missing.
 */
export function scopeAround(
  run: Run,
  container: CompiledContainer,
  wanted: number | undefined,
  ending: ReadonlySet<number>,
): ScopeDraft | Rejection {
  const running = runningScopes(run, container, wanted, ending)
  const [only, ...more] = running
  if (only && more.length === 0) return only
  if (only) {
    const list = running.map((scope) => scope.id).join(', ')
    return invalid(
      `Expected '${container.id}' to run once, found it several times. Name one of the scopes ${list}.`,
    )
  }
  const owner = run.process.nodes.get(container.id)
  if (!owner) {
    return invalid(
      wanted === undefined
        ? 'Expected the instance to go on, but the same command ends it.'
        : `Expected scope ${wanted} to be around the element, but it is not. It may have ended.`,
    )
  }
  const parent = scopeAround(run, owner.container, wanted, ending)
  return 'code' in parent ? parent : openInside(run, parent, owner)
}

function runningScopes(
  run: Run,
  container: CompiledContainer,
  wanted: number | undefined,
  ending: ReadonlySet<number>,
): readonly ScopeDraft[] {
  const found: ScopeDraft[] = []
  for (const id of [...run.draft.ids()]) {
    const seen = run.draft.peek(id)
    if (!seen || !BODIES.has(seen.kind)) continue
    const scope = run.draft.scope(id)
    if (run.container(scope) !== container) continue
    const around = ancestors(run, scope)
    if (around.some((each) => ending.has(each.activation))) continue
    if (wanted === undefined || around.some((each) => each.id === wanted)) found.push(scope)
  }
  return found
}

/** The scope itself and everything around it. */
function ancestors(run: Run, scope: ScopeDraft): readonly ScopeDraft[] {
  const parent = run.parent(scope)
  return parent ? [scope, ...ancestors(run, parent)] : [scope]
}

/** Enters a sub-process without beginning at its start: boundary events and event sub-processes are armed. */
function openInside(run: Run, parent: ScopeDraft, node: CompiledNode): ScopeDraft | Rejection {
  if (node.multi || node.loop) {
    return invalid(
      `'${node.id}' is repeated and does not run: begin it as a whole, or name the scope of one of its items.`,
    )
  }
  if (node.container.eventSubs.some((each) => each.node === node)) {
    const scope = openEventSub(run, parent, node)
    return orReject(node.id, () => armEventSubs(run, scope)) ?? scope
  }
  const { open } = node.behavior
  if (!open) {
    return invalid(`Nothing inside '${node.id}' can be begun from outside. Begin '${node.id}' as a whole.`)
  }
  const token = { id: run.number(), at: node.id, state: 'waiting' as const, waits: {} }
  parent.tokens[token.id] = token
  parent.live++
  const place = { scope: parent, token, node }
  markActivated(run, place)
  let scope: ScopeDraft | undefined
  const rejection = orReject(node.id, () => {
    applyInputs(run, place)
    if (!armBoundaries(run, place)) scope = open(run, place)
  })
  return (
    rejection ??
    scope ??
    invalid(`An event ends '${node.id}' as soon as it begins. Begin what follows instead.`)
  )
}

/** What would be an incident in the course of a case refuses a change by hand. */
export function orReject(element: string, action: () => void): Rejection | undefined {
  try {
    action()
    return undefined
  } catch (cause) {
    if (!(cause instanceof StepFailure)) throw cause
    return invalid(`'${element}' cannot be entered. ${cause.message}`)
  }
}

function invalid(message: string): Rejection {
  return { code: 'invalid-argument', message }
}
