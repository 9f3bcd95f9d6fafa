import { elementOf, eventDefinitionsOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import { registry } from '../../elements/registry.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** Boundary events sit on activities, errors have codes, and compensation has a handler. */
export const events: Rule = ({ nodes }) =>
  nodes.flatMap((node) => [...boundary(node), ...errors(node), ...eventSub(node)])

function boundary(node: NodeModel): readonly Finding[] {
  if (node.type !== 'bpmn:BoundaryEvent') return []
  if (!node.host || !registry.get(node.host.kind)?.isActivity) {
    return [
      findingOf('boundary-detached', 'error', node.id, {
        de: `„${nameOf(node)}“ hängt an keiner Aufgabe und keinem Teilprozess. Setzen Sie das Ereignis auf den Rand der Aufgabe, die es begleitet.`,
        en: `'${nameOf(node)}' is attached to no task or sub-process. Put the event on the border of the task it belongs to.`,
      }),
    ]
  }
  if (node.kind !== 'bpmn:BoundaryEvent/compensate' || node.compensationHandler) return []
  return [
    findingOf('compensation-handler-missing', 'error', node.id, {
      de: `„${nameOf(node)}“ nennt nicht, was zum Rückgängigmachen zu tun ist. Verbinden Sie das Ereignis mit der Aufgabe, die das erledigt.`,
      en: `'${nameOf(node)}' does not name what to do to undo its task. Connect it with the task that does it.`,
    }),
  ]
}

function errors(node: NodeModel): readonly Finding[] {
  const thrown = node.type === 'bpmn:EndEvent' ? eventDefinitionsOf(node.element) : []
  const isNamed = (error: ModdleElement): boolean =>
    textOf(elementOf(error, 'errorRef'), 'errorCode') !== undefined
  if (thrown.every((each) => each.$type !== 'bpmn:ErrorEventDefinition' || isNamed(each))) return []
  return [
    findingOf('error-code-missing', 'error', node.id, {
      de: `„${nameOf(node)}“ wirft einen Fehler ohne Code. Wählen Sie einen Fehler mit Code.`,
      en: `'${nameOf(node)}' throws an error without a code. Choose an error with a code.`,
    }),
  ]
}

function eventSub(node: NodeModel): readonly Finding[] {
  if (node.kind !== 'bpmn:SubProcess/event') return []
  const starts = node.body?.nodes.filter((inner) => inner.type === 'bpmn:StartEvent') ?? []
  const [start] = starts
  if (starts.length === 1 && start?.kind !== 'bpmn:StartEvent/none') return []
  return [
    findingOf('event-sub-process-start', 'error', node.id, {
      de: `„${nameOf(node)}“ braucht genau ein Startereignis mit einem Auslöser (zum Beispiel Nachricht, Zeit, Signal, Bedingung, Eskalation oder Fehler).`,
      en: `'${nameOf(node)}' needs exactly one start event with a trigger (for example message, time, signal, condition, escalation or error).`,
    }),
  ]
}
