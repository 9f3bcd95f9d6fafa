import type { Holder } from '../elements/element-behavior.ts'
import type { ScopeDraft, WaitDraft } from './draft.ts'
import { attemptWait, closeWaitIncidents } from './incidents.ts'
import { meetTrigger } from './meet-trigger.ts'
import { openWaits } from './open-waits.ts'
import type { Run } from './run.ts'

interface Watched {
  readonly holder: Holder
  readonly wait: WaitDraft
}

/**
 * Looks at the conditions that see a changed variable, all on the same variables, then lets those happen
 * that have become true, unless another one ended them (BPMN 2.0.2 § 10.5.6). True when one happened.
 */
export function checkConditions(run: Run): boolean {
  if (!run.process.hasConditions || run.changed.size === 0) return false
  const watched = [...openWaits(run, 'condition')].filter(({ holder }) =>
    seesChange(run, run.localOf(holder)),
  )
  run.changed.clear()
  const risen = watched.flatMap((each) => checkCondition(run, each) ?? [])
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
function checkCondition(run: Run, { holder, wait }: Watched): Watched | undefined {
  const definition = run.node(wait.element).behavior.trigger?.definitions[wait.definition ?? 0]
  let holds = false
  const isKnown = attemptWait(run, holder, wait, () => {
    holds = definition?.holds?.(run, run.visible(run.localOf(holder))) === true
  })
  if (isKnown) closeWaitIncidents(run, wait.id)
  const checked = { ...wait, holds }
  const { waits } = holder.token ?? holder.scope
  waits[wait.id] = checked
  return holds && !wait.holds ? { holder, wait: checked } : undefined
}

function seesChange(run: Run, from: ScopeDraft): boolean {
  if (run.changed.has('all')) return true
  for (let scope: ScopeDraft | undefined = from; scope; scope = run.parent(scope)) {
    if (run.changed.has(scope.id)) return true
  }
  return false
}
