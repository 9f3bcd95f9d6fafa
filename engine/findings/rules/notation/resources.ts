import { elementOf, elementsOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** Who does the work is named either by a resource with its parameters or by an expression (BPMN 2.0.2 Table 10.5). */
export const resources: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$instanceOf('bpmn:ResourceRole'))
    .flatMap((role) => {
      const hasResource = elementOf(role, 'resourceRef') !== undefined
      const hasExpression = elementOf(role, 'resourceAssignmentExpression') !== undefined
      const hasParameters = elementsOf(role, 'resourceParameterBindings').length > 0
      if (!(hasExpression && (hasResource || hasParameters)) && !(hasParameters && !hasResource)) return []
      return [
        refusal('resource-ambiguous', role, {
          de: `„${labelOf(role)}“: Wer die Arbeit tut, wird entweder durch eine Ressource (mit Parametern) oder durch einen Ausdruck bestimmt. Entfernen Sie eines.`,
          en: `'${labelOf(role)}': who does the work is named either by a resource (with parameters) or by an expression. Remove one.`,
        }),
      ]
    })
