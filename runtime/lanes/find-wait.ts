import type { Instance, Wait } from '../../engine/run/instance.ts'

/** The open wait of a number, wherever in the instance it hangs. */
export function findWait(instance: Instance, id: number): Wait | undefined {
  for (const scopeId in instance.scopes) {
    const scope = instance.scopes[scopeId]
    if (scope === undefined) continue
    const own = scope.waits[id]
    if (own !== undefined) return own
    for (const tokenId in scope.tokens) {
      const wait = scope.tokens[tokenId]?.waits[id]
      if (wait !== undefined) return wait
    }
  }
  return undefined
}
