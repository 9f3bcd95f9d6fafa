import { elementOf, elementsOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { Aggregation, DecisionTable, HitPolicy, Rule } from './model.ts'
import { typeRefOf } from './read-expression.ts'

const hitPolicies: readonly HitPolicy[] = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER',
]
const aggregations: readonly Aggregation[] = ['SUM', 'COUNT', 'MIN', 'MAX']

/** Reads a decision table (DMN 1.5 § 8.3). */
export function readTable(element: ModdleElement): DecisionTable {
  const hitPolicy = textOf(element, 'hitPolicy')
  const aggregation = textOf(element, 'aggregation')
  const annotations = elementsOf(element, 'annotation').map(
    (column, at) => textOf(column, 'name') ?? `annotation ${at + 1}`,
  )
  const known: readonly (string | undefined)[] = [...hitPolicies, ...aggregations, undefined]
  return {
    unknownPolicy: [hitPolicy, aggregation].find((written) => !known.includes(written)),
    hitPolicy: hitPolicies.find((policy) => policy === hitPolicy) ?? 'UNIQUE',
    aggregation: aggregations.find((each) => each === aggregation),
    inputs: elementsOf(element, 'input').map((column) => {
      const expression = elementOf(column, 'inputExpression')
      const text = textOf(expression, 'text') ?? ''
      return {
        id: textOf(column, 'id'),
        label: textOf(column, 'label') ?? text,
        text,
        typeRef: typeRefOf(expression),
        values: textOf(elementOf(column, 'inputValues'), 'text'),
      }
    }),
    outputs: elementsOf(element, 'output').map((column, at) => ({
      id: textOf(column, 'id'),
      name: textOf(column, 'name') ?? textOf(element, 'outputLabel') ?? `output ${at + 1}`,
      typeRef: typeRefOf(column),
      values: textOf(elementOf(column, 'outputValues'), 'text'),
      defaultText: textOf(elementOf(column, 'defaultOutputEntry'), 'text'),
    })),
    annotations,
    rules: elementsOf(element, 'rule').map((rule) => readRule(rule, annotations)),
  }
}

function readRule(element: ModdleElement, columns: readonly string[]): Rule {
  const texts = (name: string) =>
    elementsOf(element, name).map((entry) => (textOf(entry, 'text') ?? '').trim())
  const written = texts('annotationEntry')
  const entries = columns.map((column, at) => [column, written[at] ?? ''] as const)
  const description = textOf(element, 'description')
  return {
    id: textOf(element, 'id'),
    inputs: texts('inputEntry'),
    outputs: texts('outputEntry'),
    annotations: Object.fromEntries([
      ...entries.filter(([, text]) => text !== ''),
      ...(description === undefined ? [] : [['description', description] as const]),
    ]),
  }
}
