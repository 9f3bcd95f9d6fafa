import { eventDefinitionsOf } from '../bpmn/moddle-element.ts'
import { throwError } from '../run/throw-error.ts'
import type { ElementBehavior } from './element-behavior.ts'
import { errorCodeOf } from './triggers/error-trigger.ts'

/** Throws an error to the enclosing scopes (BPMN 2.0.2 § 10.5.3). */
export const errorEndEvent: ElementBehavior = {
  kind: 'bpmn:EndEvent/error',
  compile(node) {
    const code = errorCodeOf(eventDefinitionsOf(node.element)[0]) ?? ''
    return { leave: 'matching', start: (run, place) => throwError(run, place, { code }, {}) }
  },
}
