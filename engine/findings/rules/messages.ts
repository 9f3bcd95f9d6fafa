import {
  elementOf,
  eventDefinitionsOf,
  extensionOf,
  type ModdleElement,
  textOf,
} from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** A message has a name, and one waited for in the middle of a case says which case it belongs to. */
export const messages: Rule = (model) =>
  model.nodes
    .filter((node) => node.kind.endsWith('/message') || node.type === 'bpmn:ReceiveTask')
    .flatMap((node) => checkMessage(node, node.container.element === model.element))

function checkMessage(node: NodeModel, isTopLevel: boolean): readonly Finding[] {
  const isThrown = node.type === 'bpmn:EndEvent' || node.type === 'bpmn:IntermediateThrowEvent'
  if (isThrown && extensionOf(node.element, 'zeebe:TaskDefinition')) return []
  const message = messageOf(node.element)
  if (textOf(message, 'name') === undefined) {
    return [
      findingOf(
        'message-missing',
        'error',
        node.id,
        {
          de: `„${nameOf(node)}“ sagt nicht, um welche Nachricht es geht. Legen Sie die Nachricht an.`,
          en: `'${nameOf(node)}' does not say which message it is about. Create the message.`,
        },
        fixOf('name-message', { name: node.name ?? node.id }),
      ),
    ]
  }
  const startsProcess = node.type === 'bpmn:StartEvent' && isTopLevel
  const key = textOf(extensionOf(message, 'zeebe:Subscription'), 'correlationKey')
  if (isThrown || startsProcess || key !== undefined) return []
  return [
    findingOf(
      'correlation-key-missing',
      'error',
      node.id,
      {
        de: `„${nameOf(node)}“ sagt nicht, zu welchem Vorgang die Nachricht gehört. Geben Sie einen Zuordnungsschlüssel an.`,
        en: `'${nameOf(node)}' does not say which case the message belongs to. Give a correlation key.`,
      },
      fixOf('set-correlation-key', { key: '=case.fileNumber' }),
    ),
  ]
}

function messageOf(element: ModdleElement): ModdleElement | undefined {
  return elementOf(eventDefinitionsOf(element)[0] ?? element, 'messageRef')
}
