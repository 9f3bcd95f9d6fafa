import { elementOf, eventDefinitionsOf, textOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** Whoever throws an escalation says which (BPMN 2.0.2 Table 10.98). */
export const escalationCodes: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$instanceOf('bpmn:ThrowEvent'))
    .flatMap((event) =>
      eventDefinitionsOf(event)
        .filter((definition) => definition.$type === 'bpmn:EscalationEventDefinition')
        .filter(
          (definition) => textOf(elementOf(definition, 'escalationRef'), 'escalationCode') === undefined,
        )
        .map(() =>
          refusal('escalation-code-missing', event, {
            de: `„${labelOf(event)}“ löst eine Eskalation ohne Code aus. Wählen Sie eine Eskalation mit Code.`,
            en: `'${labelOf(event)}' throws an escalation without a code. Choose an escalation with a code.`,
          }),
        ),
    )
