import { elementOf, type ModdleElement, textOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** Where an expression decides something, and whether a fixed number will do there. */
const PLACES: readonly (readonly [type: string, property: string, takesNumber?: true])[] = [
  ['bpmn:StandardLoopCharacteristics', 'loopCondition'],
  ['bpmn:MultiInstanceLoopCharacteristics', 'completionCondition'],
  ['bpmn:MultiInstanceLoopCharacteristics', 'loopCardinality', true],
  ['bpmn:ComplexBehaviorDefinition', 'condition'],
  ['bpmn:AdHocSubProcess', 'completionCondition'],
  ['bpmn:ComplexGateway', 'activationCondition'],
  ['bpmn:ConditionalEventDefinition', 'condition'],
]

/** An expression that decides something is written, and in FEEL. */
export const expressions: FileRule = ({ elements }) =>
  elements.flatMap((element) =>
    PLACES.filter(([type]) => element.$instanceOf(type)).flatMap(([, property, takesNumber]) => {
      const expression = elementOf(element, property)
      return expression ? check(element, property, textOf(expression, 'body')?.trim() ?? '', takesNumber) : []
    }),
  )

function check(element: ModdleElement, property: string, text: string, takesNumber?: true) {
  const isFine = text.startsWith('=')
    ? isCondition(text.slice(1).trim(), takesNumber)
    : takesNumber === true && /^\d+$/.test(text)
  if (isFine) return []
  const label = labelOf(element.$parent && !element.$instanceOf('bpmn:FlowNode') ? element.$parent : element)
  const found = text === '' ? { de: 'nichts', en: 'nothing' } : { de: `„${text}“`, en: `'${text}'` }
  return [
    refusal('expression-invalid', element, {
      de: `„${label}“: Für ${property} wird ein FEEL-Ausdruck erwartet (zum Beispiel =betrag > 5), gefunden: ${found.de}.`,
      en: `'${label}': for ${property} a FEEL expression is expected (for example =amount > 5), found: ${found.en}.`,
    }),
  ]
}

/** A lone number is an expression but no condition; a negative one is no count. */
function isCondition(feel: string, takesNumber?: true): boolean {
  return takesNumber ? !/^-/.test(feel) : feel !== '' && !/^-?[\d.]+$/.test(feel)
}
