import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'

/** Where the code and message of a caught error or escalation go, and what they are called when mapped. */
const CAUGHT: readonly (readonly [attribute: string, source: string])[] = [
  ['errorCodeVariable', '=errorCode'],
  ['errorMessageVariable', '=errorMessage'],
  ['escalationCodeVariable', '=escalationCode'],
]
const CATCHING = new Set(['bpmn:ErrorEventDefinition', 'bpmn:EscalationEventDefinition'])
const OUTPUTS = { in: 'zeebe:IoMapping', name: 'outputParameters', type: 'zeebe:Output' }

/** Variables a catching event sets become its output mapping. */
export function importEventDefinition(context: ImportContext, element: ModdleElement): void {
  const event = element.$parent
  if (!event || !CATCHING.has(element.$type)) return
  for (const [attribute, source] of CAUGHT) {
    const target = context.attribute(element, attribute)
    if (target === undefined) continue
    context.writeInto(event, OUTPUTS, { source, target })
    context.dropAttribute(element, attribute)
    context.tell(event, 'import-caught', 'warning', attribute, {
      de: `Der Code steht in der Variablen „${target}“. Weitere Variablen, die mit dem Fehler oder der Eskalation kommen, gelten hier nur, wenn Sie sie als Ausgabe ergänzen.`,
      en: `The code is in the variable '${target}'. Other variables that come with the error or escalation only count here when you add them as output.`,
    })
  }
}
