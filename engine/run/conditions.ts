import { findWait, type HeldWait } from './find-wait.ts'
import { attemptWait, closeWaitIncidents } from './incidents.ts'
import { meetTrigger } from './meet-trigger.ts'
import type { Run } from './run.ts'

/**
 * Looks at the conditions that see a changed variable, all on the same variables, then lets those happen
 * that have become true, unless another one ended them (BPMN 2.0.2 § 10.5.6). True when one happened.
 */
export function checkConditions(run: Run): boolean {
  if (run.draft.conditions.size === 0 || run.changed.size === 0) return false
  const watched = [...run.draft.conditions].filter((id) => seesChange(run, id))
  run.changed.clear()
  const risen = watched.flatMap((id) => checkCondition(run, id) ?? [])
  for (const { holder, wait } of risen) {
    const isOpen = (holder.token ?? holder.scope).waits[wait.id] === wait
    if (!isOpen) continue
    const isWithinLimit = attemptWait(run, holder, wait, () => {
      if (!run.takeStep()) throw run.stepLimitReached()
    })
    if (!isWithinLimit) return false
    meetTrigger(run, holder, wait, {})
  }
  return risen.length > 0
}

/** Remembers whether a condition holds now; gives it when it did not before. */
function checkCondition(run: Run, id: number): HeldWait | undefined {
  const found = findWait(run, id)
  if (!found) return undefined
  const { holder, wait } = found
  const definition = run.node(wait.element).behavior.trigger?.definitions[wait.definition ?? 0]
  let holds = false
  const isKnown = attemptWait(run, holder, wait, () => {
    holds = definition?.holds?.(run, run.visible(run.localOf(holder))) === true
  })
  if (isKnown) closeWaitIncidents(run, wait.id)
  if (holds === wait.holds) return undefined
  const checked = { ...wait, holds }
  const { waits } = holder.token ?? holder.scope
  waits[wait.id] = checked
  return holds ? { holder, wait: checked } : undefined
}

/** Only looks: what sees no change is not copied. */
function seesChange(run: Run, id: number): boolean {
  if (run.changed.has('all')) return true
  const at = run.draft.waits.get(id)
  const holder = at === undefined ? undefined : run.draft.peek(at)
  if (!holder) return false
  const token = Object.values(holder.tokens).find(({ waits }) => waits[id])
  let scope = token?.child === undefined ? holder : run.draft.peek(token.child)
  while (scope && !run.changed.has(scope.id)) {
    scope = scope.parent === undefined ? undefined : run.draft.peek(scope.parent)
  }
  return scope !== undefined
}
