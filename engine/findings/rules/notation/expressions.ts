import { elementOf, type ModdleElement, textOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** What an expression may be: FEEL, FEEL or a fixed number, any text. */
type Kind = 'condition' | 'count' | 'text'

/** Where an expression decides something. */
const PLACES: readonly (readonly [type: string, property: string, kind: Kind])[] = [
  ['bpmn:StandardLoopCharacteristics', 'loopCondition', 'condition'],
  ['bpmn:MultiInstanceLoopCharacteristics', 'completionCondition', 'condition'],
  ['bpmn:MultiInstanceLoopCharacteristics', 'loopCardinality', 'count'],
  ['bpmn:ComplexBehaviorDefinition', 'condition', 'condition'],
  ['bpmn:AdHocSubProcess', 'completionCondition', 'condition'],
  ['bpmn:ComplexGateway', 'activationCondition', 'condition'],
  ['bpmn:ConditionalEventDefinition', 'condition', 'condition'],
  ['bpmn:DataAssociation', 'transformation', 'text'],
  ['bpmn:CorrelationPropertyRetrievalExpression', 'messagePath', 'text'],
  ['bpmn:CorrelationPropertyBinding', 'dataPath', 'text'],
]

/** An expression that decides something is written, and in FEEL. */
export const expressions: FileRule = ({ elements }) =>
  elements.flatMap((element) =>
    PLACES.filter(([type]) => element.$instanceOf(type)).flatMap(([, property, kind]) => {
      const expression = elementOf(element, property)
      return expression ? check(element, property, textOf(expression, 'body')?.trim() ?? '', kind) : []
    }),
  )

function check(element: ModdleElement, property: string, text: string, kind: Kind) {
  if (isFine(text, kind)) return []
  const label = labelOf(element.$parent && !element.$instanceOf('bpmn:FlowNode') ? element.$parent : element)
  const found = text === '' ? { de: 'nichts', en: 'nothing' } : { de: `„${text}“`, en: `'${text}'` }
  return [
    refusal('expression-invalid', element, {
      de: `„${label}“: Für ${property} wird ein Ausdruck erwartet (in FEEL, zum Beispiel =betrag > 5), gefunden: ${found.de}.`,
      en: `'${label}': for ${property} an expression is expected (in FEEL, for example =amount > 5), found: ${found.en}.`,
    }),
  ]
}

/** A lone number is an expression but no condition; a negative one is no count. */
function isFine(text: string, kind: Kind): boolean {
  if (kind === 'text') return text !== ''
  if (!text.startsWith('=')) return kind === 'count' && /^\d+$/.test(text)
  const feel = text.slice(1).trim()
  return feel !== '' && !(kind === 'count' ? /^-/ : /^-?[\d.]+$/).test(feel)
}
