import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import { markActivated } from './activate.ts'
import { stopAdHoc } from './ad-hoc.ts'
import { complete } from './complete.ts'
import { declareData } from './data-associations.ts'
import type { ScopeDraft } from './draft.ts'
import { attempt } from './incidents.ts'
import { openTrigger } from './open-trigger.ts'
import type { Run } from './run.ts'
import { openScope } from './scopes.ts'
import { terminateContent } from './terminate.ts'
import { closeWaits } from './waits.ts'

/**
 * Arms the event sub-processes of a scope that was entered, with its data objects (BPMN 2.0.2 § 13.5.4). True when one of them
 * happened at once and took the place of everything else in the scope.
 */
export function armEventSubs(run: Run, scope: ScopeDraft): boolean {
  // A second try after an incident begins afresh.
  closeWaits(run, scope)
  declareData(run, scope)
  const armed = run.container(scope)?.eventSubs ?? []
  return armed.some(({ start }) => openTrigger(run, { scope }, start))
}

/** Starts an event sub-process. An interrupting one cancels its siblings first, not the scope itself. */
export function startEventSub(run: Run, scope: ScopeDraft, start: CompiledNode, variables: Variables): void {
  const armed = run.container(scope)?.eventSubs.find((each) => each.start === start)
  if (!armed) return
  if (start.behavior.trigger?.interrupting) {
    terminateContent(run, scope)
    stopAdHoc(run, scope)
  }
  const inner = openEventSub(run, scope, armed.node)
  inner.live = 1
  const id = run.number()
  inner.tokens[id] = { id, at: start.id, state: 'ready', waits: {} }
  const token = inner.tokens[id]
  const place = { scope: inner, token, node: start }
  markActivated(run, place)
  let isReplaced = false
  const isArmed = attempt(run, place, 'arm', () => {
    isReplaced = armEventSubs(run, inner)
  })
  // What the event brought must not be lost while somebody repairs the arming.
  if (!isArmed) run.assign(inner, variables)
  else if (!isReplaced) complete(run, place, variables)
}

/** Tries to arm the event sub-processes of a scope again, whose first token then begins. */
export function retryArming(run: Run, place: Place): void {
  place.token.state = 'ready'
  run.queue.push(place)
  attempt(run, place, 'arm', () => armEventSubs(run, place.scope))
}

/** The scope of an event sub-process that begins to run beside the tokens of its enclosing scope. */
export function openEventSub(run: Run, scope: ScopeDraft, { id, type }: CompiledNode): ScopeDraft {
  scope.live++
  const activation = run.number()
  const inner = openScope(run, 'event-sub', id, activation, { parent: scope })
  scope.eventSubs = [...(scope.eventSubs ?? []), inner.id]
  run.records.push({
    type: 'elementActivated',
    element: id,
    activation,
    scope: scope.id,
    elementType: type,
  })
  return inner
}
