import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Catch, Holder, Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import { isUndoing } from './compensate.ts'
import type { Run } from './run.ts'

/**
 * Who catches what is thrown at a place: boundary events of the activity, then event sub-processes of its
 * scope, then one scope further out (BPMN 2.0.2 § 10.5.6, § 13.5.2). An event for exactly this code goes
 * before one that catches every code.
 */
export function findCatcher(
  run: Run,
  from: Place,
  kind: Catch['kind'],
  code: string,
): { readonly holder: Holder; readonly catcher: CompiledNode } | undefined {
  for (let place: Place | undefined = from; place; place = outwards(run, place)) {
    const { scope, node, token } = place
    // An item of a repeated activity has no events of its own: they belong to the whole.
    if (scope.kind === 'item') continue
    const boundary = isUndoing(place) ? undefined : catcherOf(node.boundaries, kind, code)
    if (boundary) return { holder: { scope, token }, catcher: boundary }
    const starts = (run.container(scope)?.eventSubs ?? []).map((each) => each.start)
    const start = catcherOf(starts, kind, code)
    if (start) return { holder: { scope }, catcher: start }
  }
  return undefined
}

/** The event carries on; its output mapping may ask for what was thrown by the names given. */
export function fireCatcher(
  run: Run,
  { holder, catcher }: NonNullable<ReturnType<typeof findCatcher>>,
  thrown: Variables,
  variables: Variables,
): void {
  const brings = catcher.outputs.length > 0 ? { ...thrown, ...variables } : variables
  catcher.behavior.trigger?.fire(run, holder, catcher, brings)
}

/** The place one scope further out. What an event sub-process throws passes its siblings by. */
function outwards(run: Run, { scope }: Place): Place | undefined {
  const parent = scope.kind === 'event-sub' || scope.kind === 'item' ? run.parent(scope) : scope
  return parent && run.placeOf(parent)
}

/** Among some events, the one that catches exactly this code, else one that catches every code. */
export function catcherOf(
  nodes: readonly CompiledNode[],
  kind: Catch['kind'],
  code?: string,
): CompiledNode | undefined {
  return (
    nodes.find((node) => catches(node, kind, code)) ?? nodes.find((node) => catches(node, kind, undefined))
  )
}

function catches({ behavior }: CompiledNode, kind: Catch['kind'], code: string | undefined): boolean {
  const { trigger } = behavior
  if (!trigger || trigger.needsAll) return false
  return trigger.definitions.some((each) => each.catches?.kind === kind && each.catches.code === code)
}
