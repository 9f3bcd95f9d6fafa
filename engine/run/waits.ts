import type { Holder } from '../elements/element-behavior.ts'
import type { ScopeDraft, TokenDraft, WaitDraft } from './draft.ts'
import { closeWaitIncidents } from './incidents.ts'
import type { Wait } from './instance.ts'
import type { Run } from './run.ts'

/** Registers a new wait and gives what every opening effect says of it. */
export function openWait(
  run: Run,
  holder: Holder,
  element: string,
  kind: Wait['kind'],
  { definition, ...more }: Pick<Wait, 'name' | 'dueAt' | 'repeats' | 'cycle' | 'definition' | 'holds'> = {},
): { readonly wait: number; readonly element: string; readonly activation: number; readonly scope: number } {
  const id = run.number()
  const wait: WaitDraft = { id, kind, element, ...more, ...(definition !== undefined && { definition }) }
  const { scope, token } = holder
  const owner = token ?? scope
  owner.waits[id] = wait
  run.draft.waits.set(id, scope.id)
  if (kind === 'condition') run.draft.conditions.add(id)
  return {
    wait: id,
    element,
    activation: owner.activation ?? scope.activation,
    scope: token?.child ?? scope.id,
  }
}

/** Ends a wait because it was answered, or because nobody needs the answer any more. */
export function closeWait(run: Run, holder: Holder, wait: number, reason: 'completed' | 'canceled'): void {
  const { waits } = holder.token ?? holder.scope
  const isTold = isToldOutside(waits[wait])
  delete waits[wait]
  forget(run, wait)
  if (isTold) run.effects.push({ type: 'closeWait', wait, reason })
}

export function closeWaits(run: Run, owner: ScopeDraft | TokenDraft): void {
  for (const id in owner.waits) {
    const isTold = isToldOutside(owner.waits[id])
    delete owner.waits[id]
    forget(run, Number(id))
    if (isTold) run.effects.push({ type: 'closeWait', wait: Number(id), reason: 'canceled' })
  }
}

function forget(run: Run, wait: number): void {
  run.draft.waits.delete(wait)
  run.draft.conditions.delete(wait)
  closeWaitIncidents(run, wait)
}

/** The engine watches conditions itself; of what has happened already the outside was told before. */
function isToldOutside(wait: WaitDraft | undefined): boolean {
  return wait?.kind !== 'condition' && wait?.received === undefined
}
