import { elementOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { TriggerDefinition } from '../element-behavior.ts'

/** The code of the escalation an event definition throws or catches, if it names one. */
export function escalationCodeOf(definition: ModdleElement): string | undefined {
  return textOf(elementOf(definition, 'escalationRef'), 'escalationCode')
}

/** Catches an escalation by its code; without a code, every escalation (BPMN 2.0.2 § 10.5.6). */
export function escalationTrigger(definition: ModdleElement): TriggerDefinition {
  const code = escalationCodeOf(definition)
  return { catches: { kind: 'escalation', ...(code !== undefined && { code }) } }
}
