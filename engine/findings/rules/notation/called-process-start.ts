import {
  elementsOf,
  eventDefinitionsOf,
  extensionOf,
  type ModdleElement,
  textOf,
} from '../../../bpmn/moddle-element.ts'
import { processElements } from '../../../bpmn/read-model.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** A called process can begin without a trigger (BPMN 2.0.2 § 10.5.2). Calls into other files are not looked at. */
export const calledProcessStart: FileRule = ({ elements, definitions }) => {
  const processes = new Map(processElements(definitions).map((process) => [textOf(process, 'id'), process]))
  return elements
    .filter((element) => element.$type === 'bpmn:CallActivity')
    .flatMap((call) => {
      const id =
        textOf(extensionOf(call, 'zeebe:CalledElement'), 'processId') ?? textOf(call, 'calledElement')
      const called = processes.get(id)
      if (!called || beginsAlone(called)) return []
      return [
        refusal('called-process-start', call, {
          de: `„${labelOf(call)}“ ruft „${labelOf(called)}“ auf, der nur durch ein Ereignis beginnt. Geben Sie ihm ein Startereignis ohne Auslöser.`,
          en: `'${labelOf(call)}' calls '${labelOf(called)}', which begins only by an event. Give it a start event without trigger.`,
        }),
      ]
    })
}

function beginsAlone(process: ModdleElement): boolean {
  const starts = elementsOf(process, 'flowElements').filter((each) => each.$type === 'bpmn:StartEvent')
  return starts.length === 0 || starts.some((start) => eventDefinitionsOf(start).length === 0)
}
