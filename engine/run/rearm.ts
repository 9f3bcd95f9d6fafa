import type { Holder } from '../elements/element-behavior.ts'
import type { WaitDraft } from './draft.ts'
import { attemptWait } from './incidents.ts'
import { openTrigger } from './open-trigger.ts'
import type { Run } from './run.ts'

/**
 * Sets an event that interrupts nothing up for its next time: a repeating timer, or all a parallel multiple
 * event waits for. If that fails the wait that happened is kept, with an incident, to try again from it.
 */
export function rearm(run: Run, holder: Holder, wait: WaitDraft): void {
  const node = run.node(wait.element)
  const { trigger } = node.behavior
  const isArmed = attemptWait(run, holder, wait, () => {
    if (trigger?.needsAll) {
      openTrigger(run, holder, node)
      return
    }
    trigger?.definitions[wait.definition ?? 0]?.open?.(run, holder, node, {
      previous: wait,
      ...(wait.definition !== undefined && { definition: wait.definition }),
    })
  })
  if (!isArmed) (holder.token ?? holder.scope).waits[wait.id] = { ...wait, received: {} }
}

/** Tries again after an incident of a wait: a condition is looked at, what could not be set up again is; a job is still open. */
export function retryWait(run: Run, holder: Holder, id: number): void {
  const { waits } = holder.token ?? holder.scope
  const wait = waits[id]
  if (!wait) return
  if (wait.kind === 'condition') {
    run.changed.add('all')
    return
  }
  if (!wait.received) return
  delete waits[id]
  rearm(run, holder, wait)
}
