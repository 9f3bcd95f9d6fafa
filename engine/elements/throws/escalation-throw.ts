import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import { throwEscalation } from '../../run/throw-escalation.ts'
import { escalationCodeOf } from '../triggers/escalation-trigger.ts'
import type { Throw } from './throw.ts'

/** Reports something to the enclosing scopes and goes on, unless who catches it ends them (BPMN 2.0.2 § 10.5.6). */
export function escalationThrow(definition: ModdleElement): Throw {
  const code = escalationCodeOf(definition) ?? ''
  return {
    waitsForRest: true,
    throw: (run, place) => throwEscalation(run, place, code, run.ownVariables(place)),
  }
}
