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
