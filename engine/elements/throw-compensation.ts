import { elementOf, eventDefinitionsOf, textOf } from '../bpmn/moddle-element.ts'
import type { NodeModel } from '../bpmn/read-model.ts'
import { compensateNext, startCompensation } from '../run/compensate.ts'
import type { NodeBehavior } from './element-behavior.ts'

/** Compensates what `activityRef` names, else everything completed in the scope, and waits for it (BPMN 2.0.2 § 10.7). */
export function throwCompensation(node: NodeModel): NodeBehavior {
  const definition = eventDefinitionsOf(node.element)[0]
  const activity = textOf(elementOf(definition, 'activityRef'), 'id')
  return {
    leave: 'matching',
    start: (run, place) => startCompensation(run, place, activity),
    afterScope: compensateNext,
  }
}
