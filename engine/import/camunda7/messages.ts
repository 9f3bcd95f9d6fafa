import { elementOf, elementsOf, idOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'

const TASKS = new Set(['bpmn:ReceiveTask', 'bpmn:SendTask'])
const THROWING = new Set(['bpmn:IntermediateThrowEvent', 'bpmn:EndEvent'])

/** A receive task or throwing event without a message gets one of its own: there nothing or an API call did its work. */
export function importMessage(context: ImportContext, element: ModdleElement): void {
  const owner = messageOwner(element)
  if (!owner || elementOf(owner, 'messageRef') || context.has(element, 'zeebe:TaskDefinition')) return
  const name = idOf(element)
  owner.set('messageRef', context.createMessage(name))
  context.tell(element, 'import-message', 'warning', 'messageRef', {
    de: `Es war keine Nachricht genannt. Jetzt ist es die Nachricht „${name}“: Sagen Sie, zu welchem Vorgang sie gehört und wer sie sendet oder empfängt.`,
    en: `No message was named. Now it is the message '${name}': say which case it belongs to and who sends or receives it.`,
  })
}

function messageOwner(element: ModdleElement): ModdleElement | undefined {
  if (TASKS.has(element.$type)) return element
  if (!THROWING.has(element.$type)) return undefined
  return elementsOf(element, 'eventDefinitions').find((each) => each.$type === 'bpmn:MessageEventDefinition')
}
