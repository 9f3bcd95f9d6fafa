import type { CompiledNode } from '../../compile/compiled-process.ts'
import type { Variables } from '../../json.ts'
import { markActivated } from '../../run/activate.ts'
import { triggerBoundary } from '../../run/boundary.ts'
import { chooseEvent } from '../../run/choose-event.ts'
import { complete } from '../../run/complete.ts'
import { startEventSub } from '../../run/event-sub-process.ts'
import type { Run } from '../../run/run.ts'
import type { Holder } from '../element-behavior.ts'

/** A boundary event was triggered. */
export function fireBoundary(
  run: Run,
  { scope, token }: Holder,
  boundary: CompiledNode,
  variables: Variables,
): void {
  if (!token) return
  triggerBoundary(run, { scope, token, node: run.node(token.at) }, boundary, variables)
}

/** The start event of an event sub-process was triggered, or one at which the token of a new instance still waited. */
export function fireStart(run: Run, holder: Holder, start: CompiledNode, variables: Variables): void {
  if (holder.token) fireCatch(run, holder, start, variables)
  else startEventSub(run, holder.scope, start, variables)
}

/** An event in the flow, or one behind an event-based gateway at which the token stands. */
export function fireCatch(
  run: Run,
  { scope, token }: Holder,
  node: CompiledNode,
  variables: Variables,
): void {
  if (!token) return
  if (token.at !== node.id) chooseEvent(run, { scope, token, node: run.node(token.at) }, node)
  const place = { scope, token, node }
  markActivated(run, place)
  complete(run, place, variables)
}
