import type { Json } from '../json.ts'
import type { Instance, Scope } from './instance.ts'
import { writePages } from './pages.ts'

/** A stored instance in whichever format it was written: the newest as it is, older ones carried over. */
export type StoredInstance = Instance | InstanceV1

/** Format 1: scopes in one flat dictionary, no index of waits, the tokens of items in their collection's scope. */
export interface InstanceV1 {
  readonly version: 1
  readonly processId: string
  readonly state: Instance['state']
  readonly next: number
  readonly scopes: { readonly [id: string]: ScopeV1 }
  readonly incidents: Instance['incidents']
}

type TokenV1 = Scope['tokens'][string] & { readonly item?: number }
type ScopeV1 = Omit<Scope, 'multi' | 'tokens'> & {
  readonly tokens: { readonly [id: string]: TokenV1 }
  readonly multi?: Omit<NonNullable<Scope['multi']>, 'outputs'> & {
    readonly outputs: { [item: string]: Json }
  }
}

export function upgradeInstance(stored: StoredInstance): Instance {
  if (stored.version === 2) return stored
  const scopes = new Map<number, Scope>()
  let { next } = stored
  for (const { multi, ...scope } of Object.values(stored.scopes)) {
    if (!multi) {
      scopes.set(scope.id, { ...scope, ...eventSubsOf(scope, stored) })
      continue
    }
    const outputs = Object.entries(multi.outputs).map(([item, value]) => [Number(item), value] as const)
    scopes.set(scope.id, {
      ...scope,
      tokens: {},
      multi: { ...multi, outputs: writePages<Json>({}, new Map(outputs)) },
    })
    for (const { item = 0, ...token } of Object.values(scope.tokens)) {
      const { element, activation } = scope
      const parent = scope.id
      const shell = {
        element,
        activation,
        kind: 'item',
        parent,
        item,
        live: 1,
        arrivals: {},
        waits: {},
      } as const
      const variables = stored.scopes[token.child ?? -1]?.variables ?? {}
      scopes.set(next, { ...shell, id: next, variables, tokens: { [token.id]: token } })
      next++
    }
  }
  for (const [id, scope] of scopes) {
    if (scope.kind !== 'item') continue
    for (const { child } of Object.values(scope.tokens)) {
      const inner = child === undefined ? undefined : scopes.get(child)
      if (inner) scopes.set(inner.id, { ...inner, parent: id, variables: {} })
    }
  }
  const waits = [...scopes.values()].flatMap((scope) =>
    [scope, ...Object.values(scope.tokens)].flatMap(({ waits }) =>
      Object.values(waits).map((wait) => [wait.id, scope.id] as const),
    ),
  )
  const { processId, state, incidents } = stored
  const moved = Object.values(incidents).map((incident) => {
    const owner = [...scopes.values()].find((scope) => scope.tokens[incident.token])
    return [incident.id, { ...incident, scope: owner?.id ?? incident.scope }] as const
  })
  return {
    version: 2,
    processId,
    state,
    next,
    scopes: writePages({}, scopes),
    waits: writePages({}, new Map(waits)),
    // Format 1 had no mark for tokens left ready; looking for them once costs little.
    isUnfinished: true,
    incidents: Object.fromEntries(moved),
  }
}

function eventSubsOf(scope: ScopeV1, stored: InstanceV1): Pick<Scope, 'eventSubs'> {
  const inner = Object.values(stored.scopes).filter(
    (each) => each.kind === 'event-sub' && each.parent === scope.id,
  )
  return inner.length > 0 ? { eventSubs: inner.map((each) => each.id) } : {}
}
