import type { Instance, Variables } from '../../engine/index.ts'

/** Variables seen from a scope: its own before its parents'. */
export function visibleVariables(instance: Instance, scopeId: number): Variables {
  const scope = instance.scopes[scopeId]
  if (scope === undefined) return {}
  const outer = scope.parent === undefined ? {} : visibleVariables(instance, scope.parent)
  return { ...outer, ...scope.variables }
}

/** Variables of the whole process. */
export function rootVariables(instance: Instance): Variables {
  return rootScope(instance)?.variables ?? {}
}

export function rootScope(instance: Instance) {
  return Object.values(instance.scopes).find((scope) => scope.parent === undefined)
}
