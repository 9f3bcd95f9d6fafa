import type { Instance, Scope, Wait } from './instance.ts'
import { pageEntries, readPage } from './pages.ts'

/** Every scope of an instance, outermost first. */
export function scopesOf(instance: Instance): readonly Scope[] {
  return [...pageEntries(instance.scopes)]
}

export function scopeOf(instance: Instance, id: number): Scope | undefined {
  return readPage(instance.scopes, id)
}

/** The scope of the process itself. */
export function rootScopeOf(instance: Instance): Scope | undefined {
  for (const scope of pageEntries(instance.scopes)) if (scope.kind === 'process') return scope
  return undefined
}

/** The open wait of a number, wherever in the instance it hangs. */
export function waitOf(instance: Instance, id: number): Wait | undefined {
  const scope = readPage(instance.scopes, readPage(instance.waits, id) ?? -1)
  if (!scope) return undefined
  if (scope.waits[id]) return scope.waits[id]
  for (const key in scope.tokens) {
    const wait = scope.tokens[key]?.waits[id]
    if (wait) return wait
  }
  return undefined
}
