import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import { throwError } from '../../run/throw-error.ts'
import { errorCodeOf } from '../triggers/error-trigger.ts'
import type { Throw } from './throw.ts'

/** Throws an error to the enclosing scopes, which it ends (BPMN 2.0.2 § 10.5.6, § 13.5.2). */
export function errorThrow(definition: ModdleElement): Throw {
  const code = errorCodeOf(definition) ?? ''
  return {
    waitsForRest: true,
    takesOver: true,
    throw: (run, place) => throwError(run, place, { code }, run.ownVariables(place)),
  }
}
