import { type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'

/** The process a call activity starts, and the variables that go in and come out. */
export function importCallActivity(context: ImportContext, element: ModdleElement): void {
  if (element.$type !== 'bpmn:CallActivity' || context.has(element, 'zeebe:CalledElement')) return
  const called = textOf(element, 'calledElement')
  if (called !== undefined) {
    const processId = context.translate(element, called, 'calledElement', 'error')
    if (processId !== undefined) context.write(element, 'zeebe:CalledElement', { processId })
  }
  if (context.attribute(element, 'calledElementBinding') === 'latest') {
    context.dropAttribute(element, 'calledElementBinding')
  }
  const sendsAll = importMappings(context, element, 'in')
  const takesAll = importMappings(context, element, 'out')
  if (!context.has(element, 'zeebe:CalledElement')) return
  context.write(element, 'zeebe:CalledElement', {
    propagateAllParentVariables: sendsAll,
    propagateAllChildVariables: takesAll,
  })
}

/** `in` and `out` elements; true when all variables pass. */
function importMappings(context: ImportContext, element: ModdleElement, direction: 'in' | 'out'): boolean {
  let isAll = false
  let single = false
  for (const mapping of context.extensions(element, direction)) {
    if (mapping.get('variables') === 'all') {
      isAll = true
      context.dropExtension(element, mapping)
    } else if (importMapping(context, element, mapping, direction)) {
      single = true
      context.dropExtension(element, mapping)
    }
  }
  if (isAll && single && direction === 'out') tellBoth(context, element)
  return isAll
}

function importMapping(
  context: ImportContext,
  element: ModdleElement,
  mapping: ModdleElement,
  direction: 'in' | 'out',
): boolean {
  const name = textOf(mapping, 'source')
  const expression = textOf(mapping, 'sourceExpression')
  const source =
    name === undefined ? expression && context.translate(element, expression, direction) : `=${name}`
  const target = textOf(mapping, 'target')
  if (!source || target === undefined) return tellMapping(context, element, mapping, direction)
  const list =
    direction === 'in'
      ? { in: 'zeebe:IoMapping', name: 'inputParameters', type: 'zeebe:Input' }
      : { in: 'zeebe:IoMapping', name: 'outputParameters', type: 'zeebe:Output' }
  context.writeInto(element, list, { source, target })
  return true
}

function tellMapping(
  context: ImportContext,
  element: ModdleElement,
  mapping: ModdleElement,
  direction: 'in' | 'out',
): false {
  const isKey = textOf(mapping, 'businessKey') !== undefined
  const found = isKey ? 'businessKey' : direction
  context.tell(element, 'import-call-mapping', 'warning', direction, {
    de: `Die Übergabe „${found}“ des Aufrufs hat hier kein Gegenstück. Geben Sie den Wert als Variable weiter.`,
    en: `The mapping '${found}' of the call has no counterpart here. Pass the value on as a variable.`,
  })
  return false
}

function tellBoth(context: ImportContext, element: ModdleElement): void {
  context.tell(element, 'import-call-mapping', 'warning', 'out', {
    de: 'Der Aufruf gibt alle und zusätzlich einzelne Variablen zurück. Hier gelten nur die einzelnen: Ergänzen Sie, was noch gebraucht wird.',
    en: 'The call returns all variables and single ones besides. Here only the single ones count: add what else is needed.',
  })
}
