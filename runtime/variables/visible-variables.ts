import {
  rootScopeOf,
  type StoredInstance,
  scopeOf,
  upgradeInstance,
  type Variables,
} from '../../engine/index.ts'

/** Variables seen from a scope: its own before its parents'. */
export function visibleVariables(stored: StoredInstance, scopeId: number): Variables {
  const instance = upgradeInstance(stored)
  const scope = scopeOf(instance, scopeId)
  if (scope === undefined) return {}
  const outer = scope.parent === undefined ? {} : visibleVariables(instance, scope.parent)
  return { ...outer, ...scope.variables }
}

/** Variables of the whole process. */
export function rootVariables(stored: StoredInstance): Variables {
  return rootScopeOf(upgradeInstance(stored))?.variables ?? {}
}
