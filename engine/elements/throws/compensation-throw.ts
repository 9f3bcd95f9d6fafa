import { elementOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { compensateNext, startCompensation } from '../../run/compensate.ts'
import type { Throw } from './throw.ts'

/** Compensates what `activityRef` names, else everything completed in the scope, and waits for it (BPMN 2.0.2 § 10.7). */
export function compensationThrow(definition: ModdleElement): Throw {
  const activity = textOf(elementOf(definition, 'activityRef'), 'id')
  return {
    takesOver: true,
    afterScope: compensateNext,
    throw: (run, place) => startCompensation(run, place, activity),
  }
}
