import type { CompiledNode } from '../compile/compiled-process.ts'
import type { Catch, Holder, Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import { isUndoing } from './compensate.ts'
import type { ScopeDraft } from './draft.ts'
import type { Run } from './run.ts'

interface Caught {
  readonly holder: Holder
  readonly catcher: CompiledNode
}

/**
 * Who catches what is thrown at a place: boundary events of the activity, then event sub-processes of its
 * scope, then one scope further out (BPMN 2.0.2 § 10.5.6, § 13.5.2). An event for exactly this code goes
 * before one that catches every code.
 */
export function findCatcher(run: Run, from: Place, kind: Catch['kind'], code: string): Caught | undefined {
  let place: Place | undefined = from
  while (place) {
    // An item of a repeated activity has no events of its own: they belong to the whole.
    if (place.scope.kind === 'item') {
      const multi = run.parent(place.scope)
      place = multi && run.placeOf(multi)
      continue
    }
    const { scope, node, token } = place
    const boundary = isUndoing(place) ? undefined : catcherOf(node.boundaries, kind, code)
    if (boundary) return { holder: { scope, token }, catcher: boundary }
    const start = catcherOf(startsOf(run, scope), kind, code)
    if (start) return { holder: { scope }, catcher: start }
    const { beside, outer } = aroundEventSub(run, scope, kind, code)
    if (beside) return beside
    place = run.placeOf(outer)
  }
  return undefined
}

/**
 * What an event sub-process throws may be caught by another one of the scope around it, never by itself, and
 * by none when it has taken the place of everything else there (BPMN 2.0.2 § 13.5.4).
 */
function aroundEventSub(
  run: Run,
  inner: ScopeDraft,
  kind: Catch['kind'],
  code: string,
): { readonly outer: ScopeDraft; readonly beside?: Caught } {
  let outer = inner
  // Compensation nobody waits for runs beside the tokens of its scope too.
  for (let around = run.parent(outer); outer.token === undefined && around; around = run.parent(outer)) {
    const own = run.container(around)?.eventSubs.find(({ node }) => node.id === outer.element)?.start
    outer = around
    if (own?.behavior.trigger?.interrupting) continue
    const others = startsOf(run, outer).filter((start) => start !== own)
    const catcher = catcherOf(others, kind, code)
    if (catcher) return { outer, beside: { holder: { scope: outer }, catcher } }
  }
  return { outer }
}

function startsOf(run: Run, scope: ScopeDraft): readonly CompiledNode[] {
  return (run.container(scope)?.eventSubs ?? []).map(({ start }) => start)
}

/** The event carries on; its output mapping may ask for what was thrown by the names given. */
export function fireCatcher(
  run: Run,
  { holder, catcher }: Caught,
  thrown: Variables,
  variables: Variables,
): void {
  const brings = catcher.outputs.length > 0 ? { ...thrown, ...variables } : variables
  catcher.behavior.trigger?.fire(run, holder, catcher, brings)
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
