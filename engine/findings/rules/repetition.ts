import { elementOf, extensionOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { fixOf } from '../fix-of.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** A loop ends some time, and what runs several times says how often and tells of it where it says so. */
export const repetition: Rule = ({ nodes }) =>
  nodes.flatMap((node) => {
    const marker = elementOf(node.element, 'loopCharacteristics')
    if (!marker) return []
    if (marker.$type === 'bpmn:StandardLoopCharacteristics') return standardLoop(node, marker)
    return [...multiInstance(node, marker), ...behavior(node, marker)]
  })

function standardLoop(node: NodeModel, marker: ModdleElement): readonly Finding[] {
  const condition = textOf(elementOf(marker, 'loopCondition'), 'body')
  if (condition !== undefined || typeof marker.get('loopMaximum') === 'number') return []
  return [
    findingOf('loop-condition-missing', 'error', node.id, {
      de: `„${nameOf(node)}“ soll wiederholt werden, sagt aber nicht, wie lange. Geben Sie eine Bedingung an, die zum Weitermachen gilt, zum Beispiel =offen > 0, oder eine Höchstzahl.`,
      en: `'${nameOf(node)}' is to be repeated but does not say for how long. Give a condition for going on, for example =open > 0, or a maximum.`,
    }),
  ]
}

function multiInstance(node: NodeModel, marker: ModdleElement): readonly Finding[] {
  const collection = textOf(extensionOf(marker, 'zeebe:LoopCharacteristics'), 'inputCollection')
  if (collection?.startsWith('=')) return []
  const hasCount = textOf(elementOf(marker, 'loopCardinality'), 'body') !== undefined
  if (collection === undefined && (hasCount || elementOf(marker, 'loopDataInputRef'))) return []
  return [
    findingOf('collection-missing', 'error', node.id, {
      de: `„${nameOf(node)}“ soll mehrfach laufen, nennt aber keine Liste. Geben Sie die Liste als FEEL-Ausdruck an, zum Beispiel =personen, oder eine Anzahl.`,
      en: `'${nameOf(node)}' is to run several times but names no list. Give the list as a FEEL expression, for example =persons, or a number.`,
    }),
  ]
}

const EVENT_OF: { readonly [behavior: string]: string } = {
  none: 'noneBehaviorEventRef',
  one: 'oneBehaviorEventRef',
}

/** `behavior` none or one without an event throws nothing. */
function behavior(node: NodeModel, marker: ModdleElement): readonly Finding[] {
  const name = EVENT_OF[textOf(marker, 'behavior')?.toLowerCase() ?? '']
  if (!name || elementOf(marker, name)) return []
  return [
    findingOf(
      'progress-event-missing',
      'warning',
      node.id,
      {
        de: `„${nameOf(node)}“ soll melden, wenn Durchläufe fertig sind, nennt aber kein Ereignis. Wählen Sie ein Signal oder eine Eskalation, oder lassen Sie die Meldung weg.`,
        en: `'${nameOf(node)}' is to tell when items are done but names no event. Choose a signal or an escalation, or leave that out.`,
      },
      fixOf('no-progress-event'),
    ),
  ]
}
