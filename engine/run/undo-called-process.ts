import { compensateNext } from './compensate.ts'
import { compensationStart } from './compensation-start.ts'
import { endBeside } from './complete.ts'
import type { ScopeDraft } from './draft.ts'
import { startEventSub } from './event-sub-process.ts'
import type { Compensation } from './instance.ts'
import type { Run } from './run.ts'
import { openBeside } from './scopes.ts'

/**
 * An instance that undoes what an earlier one of its process completed, newest first, and ends: its caller
 * is compensated after both have completed (BPMN 2.0.2 § 10.7).
 */
export function undoCalledProcess(run: Run, root: ScopeDraft, entries: readonly Compensation[]): void {
  run.records.push({ type: 'instanceStarted', element: run.process.id })
  const [whole] = entries
  const start = whole?.element === run.process.id ? compensationStart(run.process.root) : undefined
  if (whole && start) {
    root.variables = whole.variables
    root.compensations = [...(whole.inner ?? [])]
    startEventSub(run, root, start, {})
    return
  }
  const handlers = openBeside(run, 'compensation', run.process.id, root.activation, root)
  handlers.compensations = [...entries]
  if (!compensateNext(run, handlers)) endBeside(run, handlers)
}
