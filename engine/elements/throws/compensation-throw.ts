import { elementOf, flagOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { compensateBeside, compensateNext, startCompensation } from '../../run/compensate.ts'
import { takeCompensations } from '../../run/compensation-log.ts'
import { complete } from '../../run/complete.ts'
import type { Throw } from './throw.ts'

/**
 * Compensates what `activityRef` names, else everything completed in the scope. Waits for it, unless
 * `waitForCompletion` is false (BPMN 2.0.2 § 10.7).
 */
export function compensationThrow(definition: ModdleElement): Throw {
  const activity = textOf(elementOf(definition, 'activityRef'), 'id')
  if (flagOf(definition, 'waitForCompletion') === false) {
    return {
      throw: (run, place) => compensateBeside(run, place, takeCompensations(run, place.scope, activity)),
    }
  }
  return {
    takesOver: true,
    throw(run, place) {
      const entries = takeCompensations(run, place.scope, activity)
      if (!startCompensation(run, place, entries)) complete(run, place, {})
    },
    afterScope(run, place, handlers) {
      if (!compensateNext(run, handlers, place.token)) complete(run, place, {})
    },
  }
}
