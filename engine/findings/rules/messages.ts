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
import { findingOf, nameOf, type ProcessModel, type Rule } from '../rule.ts'
import { beginsInstance } from './instantiating.ts'

/** A message has a name, and one waited for in the middle of a case says which case it belongs to. */
export const messages: Rule = (model) =>
  model.nodes.flatMap((node) => namingMessage(node).flatMap((owner) => checkMessage(model, node, owner)))

/** What names a message: a receive task itself, an event in its definitions. */
function namingMessage(node: NodeModel): readonly ModdleElement[] {
  if (node.type === 'bpmn:ReceiveTask') return [node.element]
  return eventDefinitionsOf(node.element).filter((each) => each.$type === 'bpmn:MessageEventDefinition')
}

function checkMessage(model: ProcessModel, node: NodeModel, owner: ModdleElement): readonly Finding[] {
  const isThrown = node.type === 'bpmn:EndEvent' || node.type === 'bpmn:IntermediateThrowEvent'
  const isJob = node.kind.endsWith('/message') && extensionOf(node.element, 'zeebe:TaskDefinition')
  if (isThrown && isJob) return []
  const implied = model.impliedMessages.get(node.id)
  const message = elementOf(owner, 'messageRef') ?? implied?.message
  if (textOf(message, 'name') === undefined) {
    // A message flow between two pools says enough.
    if (implied?.name !== undefined) return []
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
  const startsProcess = beginsInstance(node) === 'first' && node.container.element === model.element
  const key = textOf(extensionOf(message, 'zeebe:Subscription'), 'correlationKey')
  if (isThrown || startsProcess || implied || key !== undefined) return []
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
