import type { Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import type { ScopeDraft } from './draft.ts'
import type { Scope } from './instance.ts'
import type { Run } from './run.ts'

/** Adds a scope. With `token`, that token of the parent waits for it. */
export function openScope(
  run: Run,
  kind: Scope['kind'],
  element: string,
  activation: number,
  from?: { readonly parent: ScopeDraft; readonly token?: number },
  variables: Variables = {},
): ScopeDraft {
  return run.draft.add({
    id: run.number(),
    element,
    kind,
    ...(from && { parent: from.parent.id }),
    ...(from?.token !== undefined && { token: from.token }),
    activation,
    variables,
    tokens: {},
    live: 0,
    arrivals: {},
    waits: {},
  })
}

/** Adds a scope no token waits for: its parent as a whole does. */
export function openBeside(
  run: Run,
  kind: Scope['kind'],
  element: string,
  activation: number,
  parent: ScopeDraft,
): ScopeDraft {
  const beside = openScope(run, kind, element, activation, { parent })
  parent.eventSubs = [...(parent.eventSubs ?? []), beside.id]
  parent.live++
  return beside
}

/** The scopes that run inside a scope: for its tokens, beside them, or as its items. */
export function innerScopes(run: Run, scope: ScopeDraft): readonly ScopeDraft[] {
  const inner: ScopeDraft[] = []
  for (const id in scope.tokens) {
    const child = scope.tokens[id]?.child
    if (child !== undefined) inner.push(run.draft.scope(child))
  }
  for (const id of scope.eventSubs ?? []) inner.push(run.draft.scope(id))
  if (scope.kind === 'multi') inner.push(...itemScopes(run, scope))
  return inner
}

/** Items hang at their collection by `parent` alone: a list of ten thousand would be copied with each step. */
export function itemScopes(run: Run, multi: ScopeDraft): readonly ScopeDraft[] {
  return [...run.draft.ids()].flatMap((id) => {
    const item = run.draft.peek(id)
    return item?.kind === 'item' && item.parent === multi.id ? [run.draft.scope(id)] : []
  })
}

/** The scope of an element's own variables, made when first needed. */
export function localScope(run: Run, place: Place, variables?: Variables): ScopeDraft {
  const { scope, token, node } = place
  if (token.child !== undefined) return run.draft.scope(token.child)
  const kind = node.behavior.localScope ?? 'task'
  const activation = token.activation ?? scope.activation
  const local = openScope(run, kind, node.id, activation, { parent: scope, token: token.id }, variables)
  token.child = local.id
  return local
}
