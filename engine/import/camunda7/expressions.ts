import { elementOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { hasJuel } from '../juel/translate-juel.ts'
import type { ImportContext } from './import-context.ts'

/** Where BPMN itself has expressions: by type of the owner. */
const PLACES: { readonly [type: string]: readonly string[] } = {
  'bpmn:SequenceFlow': ['conditionExpression'],
  'bpmn:ConditionalEventDefinition': ['condition'],
  'bpmn:TimerEventDefinition': ['timeDate', 'timeDuration', 'timeCycle'],
  'bpmn:MultiInstanceLoopCharacteristics': ['loopCardinality', 'completionCondition'],
  'bpmn:StandardLoopCharacteristics': ['loopCondition'],
  'bpmn:AdHocSubProcess': ['completionCondition'],
  'bpmn:ComplexGateway': ['activationCondition'],
}

/** Conditions, times and counts. */
export function importExpression(context: ImportContext, element: ModdleElement): void {
  for (const name of PLACES[element.$type] ?? []) {
    const expression = elementOf(element, name)
    if (expression) importBody(context, element, expression, name)
  }
}

function importBody(
  context: ImportContext,
  owner: ModdleElement,
  expression: ModdleElement,
  name: string,
): void {
  const language = textOf(expression, 'language')
  const resource = context.attribute(expression, 'resource')
  const foreign = language?.toLowerCase() === 'juel' ? undefined : (language ?? resource)
  const text = textOf(expression, 'body')?.trim()
  if (foreign !== undefined && !text?.startsWith('=')) {
    context.tell(owner, 'import-script', 'error', name, {
      de: `Skripte werden nicht ausgeführt (${foreign}). Schreiben Sie einen FEEL-Ausdruck.`,
      en: `Scripts are not run (${foreign}). Write a FEEL expression.`,
    })
    return
  }
  if (text === undefined || !hasJuel(text)) return
  const translated = context.translate(owner, text, name, 'error')
  if (translated === undefined) return
  expression.set('body', translated)
  expression.set('language', undefined)
}
