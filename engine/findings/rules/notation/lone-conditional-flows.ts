import { elementOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** An activity whose flow has a condition has another one to go if it fails (BPMN 2.0.2 § 8.4.13). */
export const loneConditionalFlows: FileRule = ({ elements, flowsOut }) =>
  elements
    .filter((element) => element.$instanceOf('bpmn:Activity'))
    .flatMap((activity) => {
      const [only, another] = flowsOut(activity)
      const isDefault = only !== undefined && elementOf(activity, 'default') === only
      if (!only || another || isDefault || !elementOf(only, 'conditionExpression')) return []
      return [
        refusal('condition-without-alternative', only, {
          de: `Nach „${labelOf(activity)}“ führt nur ein Weg weiter, und der hat eine Bedingung: Trifft sie nicht zu, geht es nicht weiter. Entfernen Sie die Bedingung, oder ergänzen Sie einen zweiten Weg.`,
          en: `Only one flow leaves '${labelOf(activity)}', and it has a condition: if it does not hold, nothing follows. Remove the condition, or add a second flow.`,
        }),
      ]
    })
