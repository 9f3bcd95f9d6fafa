import { elementOf, eventDefinitionsOf, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Trigger } from '../element-behavior.ts'

/** The code of the error an event throws or catches, if it names one. */
export function errorCodeOf(node: NodeModel): string | undefined {
  const definition = eventDefinitionsOf(node.element)[0]
  return textOf(elementOf(definition, 'errorRef'), 'errorCode')
}

/** Catches an error by its code; without a code, every error. Errors always interrupt (BPMN 2.0.2 § 10.5.6). */
export function errorTrigger(node: NodeModel, fire: Trigger['fire']): Trigger {
  const code = errorCodeOf(node)
  return { interrupting: true, catches: code === undefined ? 'any' : { code }, fire }
}
