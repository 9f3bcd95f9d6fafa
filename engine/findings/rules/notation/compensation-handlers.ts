import { elementOf, eventDefinitionsOf, flagOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** What undoes an activity is marked as such and reached by an association, not by a flow (BPMN 2.0.2 § 10.7). */
export const compensationHandlers: FileRule = ({ elements, flowsOut }) => {
  const lines = Map.groupBy(
    elements.filter((element) => element.$type === 'bpmn:Association'),
    (line) => elementOf(line, 'sourceRef'),
  )
  const events = elements.filter(
    (element) =>
      element.$type === 'bpmn:BoundaryEvent' &&
      eventDefinitionsOf(element).some((each) => each.$type === 'bpmn:CompensateEventDefinition'),
  )
  return events.flatMap((event) => [
    ...flowsOut(event).map((flow) =>
      refusal('compensation-flow', flow, {
        de: `Aus „${labelOf(event)}“ führt ein Pfeil. Verbinden Sie das Ereignis stattdessen mit einer gestrichelten Linie mit der Aufgabe zum Rückgängigmachen.`,
        en: `A flow leaves '${labelOf(event)}'. Connect the event by a dotted line with the task that undoes the work instead.`,
      }),
    ),
    ...(lines.get(event) ?? [])
      .flatMap((line) => elementOf(line, 'targetRef') ?? [])
      .filter((target) => target.$instanceOf('bpmn:Activity') && flagOf(target, 'isForCompensation') !== true)
      .map((target) =>
        refusal('compensation-handler-unmarked', target, {
          de: `„${labelOf(target)}“ soll etwas rückgängig machen, ist aber nicht so gekennzeichnet (isForCompensation). Kennzeichnen Sie die Aufgabe.`,
          en: `'${labelOf(target)}' is to undo something but is not marked for it (isForCompensation). Mark the task.`,
        }),
      ),
  ])
}
