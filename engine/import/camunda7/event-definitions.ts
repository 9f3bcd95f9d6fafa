import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'

/** Where the code and message of a caught error or escalation go. */
const CAUGHT: readonly (readonly [from: string, to: string])[] = [
  ['errorCodeVariable', 'codeVariable'],
  ['errorMessageVariable', 'messageVariable'],
  ['escalationCodeVariable', 'codeVariable'],
]

/** Variables a catching event sets (`lz:caught`). */
export function importEventDefinition(context: ImportContext, element: ModdleElement): void {
  if (element.$type !== 'bpmn:ErrorEventDefinition' && element.$type !== 'bpmn:EscalationEventDefinition')
    return
  for (const [from, to] of CAUGHT) {
    const name = context.attribute(element, from)
    const event = element.$parent
    if (name === undefined || !event) continue
    context.write(event, 'lz:Caught', { [to]: name })
    context.dropAttribute(element, from)
  }
}
