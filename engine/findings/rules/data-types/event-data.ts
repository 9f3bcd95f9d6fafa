import {
  elementOf,
  elementsOf,
  eventDefinitionsOf,
  type ModdleElement,
} from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'
import { isSameItem, itemOf } from './same-item.ts'

/** Where each kind of trigger keeps what it carries. */
const PAYLOADS: ReadonlyMap<string, readonly [owner: string, item: string]> = new Map([
  ['bpmn:MessageEventDefinition', ['messageRef', 'itemRef']],
  ['bpmn:SignalEventDefinition', ['signalRef', 'structureRef']],
  ['bpmn:ErrorEventDefinition', ['errorRef', 'structureRef']],
  ['bpmn:EscalationEventDefinition', ['escalationRef', 'structureRef']],
])

/** An event with data has one for each trigger that carries some, of the same kind (BPMN 2.0.2 § 10.5.1). */
export const eventData: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$instanceOf('bpmn:Event'))
    .flatMap((event) => {
      const data = [...elementsOf(event, 'dataInputs'), ...elementsOf(event, 'dataOutputs')]
      const carried = eventDefinitionsOf(event).flatMap((definition) => payloadOf(definition) ?? [])
      if (data.length === 0 || carried.length === 0) return []
      const isFitting =
        data.length === carried.length &&
        carried.every((item) => data.some((each) => isSameItem(itemOf(each), item)))
      if (isFitting) return []
      return [
        refusal('event-data-mismatch', event, {
          de: `Die Daten von „${labelOf(event)}“ passen nicht zu dem, was seine Auslöser mitbringen. Ordnen Sie jedem Auslöser Daten derselben Art zu.`,
          en: `The data of '${labelOf(event)}' do not fit what its triggers carry. Give each trigger data of the same kind.`,
        }),
      ]
    })

function payloadOf(definition: ModdleElement): ModdleElement | undefined {
  const [owner, item] = PAYLOADS.get(definition.$type) ?? []
  return owner && item ? elementOf(elementOf(definition, owner), item) : undefined
}
