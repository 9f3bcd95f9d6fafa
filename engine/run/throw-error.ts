import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import type { Run } from './run.ts'
import { StepFailure } from './step-failure.ts'

/**
 * Throws a BPMN error: boundary events of the activity, then error event sub-processes of its scope, then
 * one scope further out. Uncaught at the top it is an incident, never a success (BPMN 2.0.2 § 13.5.2).
 */
export function throwError(
  run: Run,
  from: Place,
  error: { readonly code: string; readonly message?: string },
  variables: Variables,
): void {
  run.records.push({ type: 'errorThrown', element: from.node.id, code: error.code })
  for (let place: Place | undefined = from; place; place = outwards(run, place)) {
    const { scope, node, token } = place
    const boundary = scope.kind === 'multi' ? undefined : catcherOf(node.boundaries, error.code)
    const starts = (run.container(scope)?.eventSubs ?? []).map((each) => each.start)
    const catcher = boundary ?? catcherOf(starts, error.code)
    if (!catcher) continue
    catcher.behavior.trigger?.fire(run, boundary ? { scope, token } : { scope }, catcher, variables)
    return
  }
  throw new StepFailure(
    'error-not-caught',
    `Expected an error event to catch '${error.code}', found none. ${error.message ?? ''} Add a boundary event or an event sub-process for it.`,
  )
}

/** The place one scope further out. Errors of an event sub-process pass its siblings by. */
function outwards(run: Run, { scope }: Place): Place | undefined {
  const parent = scope.kind === 'event-sub' ? run.parent(scope) : scope
  return parent && run.placeOf(parent)
}

/** An event for exactly this code goes before one that catches every code. */
function catcherOf(nodes: readonly CompiledNode[], code: string): CompiledNode | undefined {
  const caught = (node: CompiledNode) => node.behavior.trigger?.catches
  return (
    nodes.find((node) => {
      const match = caught(node)
      return match !== undefined && match !== 'any' && match.code === code
    }) ?? nodes.find((node) => caught(node) === 'any')
  )
}
