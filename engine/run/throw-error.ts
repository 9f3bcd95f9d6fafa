import type { Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import { cancelInstance } from './complete.ts'
import { findCatcher, fireCatcher } from './find-catcher.ts'
import type { Run } from './run.ts'
import { StepFailure } from './step-failure.ts'

/**
 * Throws a BPMN error. Uncaught at the top it is an incident, never a success; a called instance ends by it
 * and its caller is asked next (BPMN 2.0.2 § 13.5.2).
 */
export function throwError(
  run: Run,
  from: Place,
  error: { readonly code: string; readonly message?: string },
  variables: Variables,
): void {
  run.records.push({ type: 'errorThrown', element: from.node.id, code: error.code })
  const caught = findCatcher(run, from, 'error', error.code)
  if (caught) {
    fireCatcher(run, caught, { errorCode: error.code, errorMessage: error.message ?? null }, variables)
    return
  }
  if (run.draft.called) {
    cancelInstance(run, run.draft.root(), error)
    return
  }
  throw new StepFailure(
    'error-not-caught',
    `Expected an error event to catch '${error.code}', found none. ${error.message ?? ''} Add a boundary event or an event sub-process for it.`,
  )
}
