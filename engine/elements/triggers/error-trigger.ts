import { elementOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { TriggerDefinition } from '../element-behavior.ts'

/** The code of the error an event definition throws or catches, if it names one. */
export function errorCodeOf(definition: ModdleElement | undefined): string | undefined {
  return textOf(elementOf(definition, 'errorRef'), 'errorCode')
}

/** Catches an error by its code; without a code, every error. Errors always interrupt (BPMN 2.0.2 § 10.5.6). */
export function errorTrigger(definition: ModdleElement): TriggerDefinition {
  const code = errorCodeOf(definition)
  return { alwaysInterrupts: true, catches: { kind: 'error', ...(code !== undefined && { code }) } }
}
