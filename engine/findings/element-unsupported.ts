import type { NodeModel } from '../bpmn/read-model.ts'
import type { Finding } from './finding.ts'
import { fixOf } from './fix-of.ts'
import { findingOf, nameOf } from './rule.ts'

/** An element the engine has no behavior for: nothing with it can be deployed. */
export function elementUnsupported(node: NodeModel): Finding {
  const name = nameOf(node)
  if (node.kind === 'bpmn:IntermediateCatchEvent/none' || node.kind === 'bpmn:BoundaryEvent/none') {
    return findingOf(
      'trigger-missing',
      'error',
      node.id,
      {
        de: `„${name}“ sagt nicht, worauf gewartet wird. Wählen Sie zum Beispiel Nachricht, Zeit, Signal oder Bedingung.`,
        en: `'${name}' does not say what it waits for. Choose for example message, time, signal or condition.`,
      },
      fixOf('make-message-event', { name }),
    )
  }
  const what = node.kind.replace('bpmn:', '')
  return findingOf('element-unsupported', 'error', node.id, {
    de: `„${name}“ (${what}) kann hier nicht ausgeführt werden. Ersetzen Sie das Element, zum Beispiel durch eine Benutzeraufgabe oder ein Ereignis ohne diesen Auslöser.`,
    en: `'${name}' (${what}) cannot be run here. Replace the element, for example by a user task or an event without this trigger.`,
  })
}
