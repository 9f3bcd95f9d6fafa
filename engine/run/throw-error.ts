import type { Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import { findCatcher } from './find-catcher.ts'
import type { Run } from './run.ts'
import { StepFailure } from './step-failure.ts'

/** Throws a BPMN error. Uncaught at the top it is an incident, never a success (BPMN 2.0.2 § 13.5.2). */
export function throwError(
  run: Run,
  from: Place,
  error: { readonly code: string; readonly message?: string },
  variables: Variables,
): void {
  run.records.push({ type: 'errorThrown', element: from.node.id, code: error.code })
  const caught = findCatcher(run, from, 'error', error.code)
  if (caught) {
    caught.catcher.behavior.trigger?.fire(run, caught.holder, caught.catcher, variables)
    return
  }
  throw new StepFailure(
    'error-not-caught',
    `Expected an error event to catch '${error.code}', found none. ${error.message ?? ''} Add a boundary event or an event sub-process for it.`,
  )
}
