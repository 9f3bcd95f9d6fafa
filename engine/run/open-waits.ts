import type { WaitDraft } from './draft.ts'
import type { HeldWait } from './find-wait.ts'
import type { Run } from './run.ts'

/** Everything of one kind the instance waits for, outermost and oldest first. */
export function* openWaits(run: Run, kind: WaitDraft['kind']): Iterable<HeldWait> {
  const isWanted = (wait: WaitDraft): boolean => wait.kind === kind && !wait.received
  for (const id of run.draft.ids()) {
    const stored = run.draft.peek(id)
    if (!stored) continue
    const owners = [stored, ...Object.values(stored.tokens)]
    if (!owners.some((owner) => Object.values(owner.waits).some(isWanted))) continue
    const scope = run.draft.scope(id)
    for (const wait of Object.values(scope.waits)) if (isWanted(wait)) yield { holder: { scope }, wait }
    for (const token of Object.values(scope.tokens)) {
      for (const wait of Object.values(token.waits))
        if (isWanted(wait)) yield { holder: { scope, token }, wait }
    }
  }
}
