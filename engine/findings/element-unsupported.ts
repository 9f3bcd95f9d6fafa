import type { NodeModel } from '../bpmn/read-model.ts'
import type { Finding } from './finding.ts'

/** An element the engine has no behavior for: nothing with it can be deployed. */
export function elementUnsupported(node: NodeModel): Finding {
  const what = node.kind.replace('bpmn:', '')
  const name = node.name ?? node.id
  return {
    code: 'element-unsupported',
    severity: 'error',
    element: node.id,
    message: {
      de: `„${name}“ (${what}) kann hier nicht ausgeführt werden. Ersetzen Sie das Element, zum Beispiel durch eine Benutzeraufgabe oder ein Ereignis ohne diesen Auslöser.`,
      en: `'${name}' (${what}) cannot be run here. Replace the element, for example by a user task or an event without this trigger.`,
    },
  }
}
