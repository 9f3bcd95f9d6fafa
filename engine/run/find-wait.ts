import type { Holder } from '../elements/element-behavior.ts'
import type { WaitDraft } from './draft.ts'
import type { Run } from './run.ts'

export interface HeldWait {
  readonly wait: WaitDraft
  readonly holder: Holder
}

/** An open wait by its number, and who waits. */
export function findWait(run: Run, id: number): HeldWait | undefined {
  const scope = run.draft.find(run.draft.waits.get(id) ?? -1)
  if (!scope) return undefined
  const own = scope.waits[id]
  if (own) return { wait: own, holder: { scope } }
  for (const key in scope.tokens) {
    const token = scope.tokens[key]
    const wait = token?.waits[id]
    if (token && wait) return { wait, holder: { scope, token } }
  }
  return undefined
}
