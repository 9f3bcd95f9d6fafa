import { elementsOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** What several events refer to is defined beside the processes, not inside another event (BPMN 2.0.2 § 10.5.1). */
export const sharedEventDefinitions: FileRule = ({ elements, definitions }) =>
  elements
    .filter((element) => element.$instanceOf('bpmn:Event'))
    .flatMap((event) =>
      elementsOf(event, 'eventDefinitionRef')
        .filter((definition) => definition.$parent !== definitions)
        .map((definition) =>
          refusal('event-definition-elsewhere', event, {
            de: `„${labelOf(event)}“ verwendet den Auslöser „${labelOf(definition)}“ eines anderen Ereignisses. Geben Sie dem Ereignis einen eigenen Auslöser.`,
            en: `'${labelOf(event)}' uses the trigger '${labelOf(definition)}' of another event. Give the event a trigger of its own.`,
          }),
        ),
    )
