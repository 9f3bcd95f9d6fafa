import { elementOf, elementsOf, flagOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { Expression, TypedName } from './model.ts'
import { readTable } from './read-table.ts'

/** The type a moddle element names, without the prefix older files write (`feel:string`). */
export function typeRefOf(element: ModdleElement | undefined): string | undefined {
  return textOf(element, 'typeRef')?.replace(/^feel:/, '')
}

export function readTypedName(element: ModdleElement): TypedName {
  return { name: textOf(element, 'name') ?? '', typeRef: typeRefOf(element) }
}

const empty: Expression = { kind: 'literal', id: undefined, typeRef: undefined, text: 'null' }

/** Reads a boxed expression; one that is absent or unknown counts as null. */
export function readExpression(element: ModdleElement | undefined): Expression {
  const read = element && readers[element.$type]
  if (!element || !read) return empty
  return { id: textOf(element, 'id'), typeRef: typeRefOf(element), ...read(element) }
}

type Shape = Expression extends infer E ? (E extends unknown ? Omit<E, 'id' | 'typeRef'> : never) : never

const readers: { readonly [type: string]: (element: ModdleElement) => Shape } = {
  'dmn:LiteralExpression': (element) => ({ kind: 'literal', text: textOf(element, 'text') ?? '' }),
  'dmn:DecisionTable': (element) => ({ kind: 'table', table: readTable(element) }),
  'dmn:Context': (element) => ({
    kind: 'context',
    entries: elementsOf(element, 'contextEntry').map((entry) => {
      const variable = elementOf(entry, 'variable')
      return {
        variable: variable && readTypedName(variable),
        value: readExpression(elementOf(entry, 'value')),
      }
    }),
  }),
  'dmn:List': (element) => ({ kind: 'list', items: elementsOf(element, 'elements').map(readExpression) }),
  'dmn:Relation': (element) => ({
    kind: 'relation',
    columns: elementsOf(element, 'column').map(readTypedName),
    rows: elementsOf(element, 'row').map((row) => elementsOf(row, 'elements').map(readExpression)),
  }),
  'dmn:Invocation': (element) => ({
    kind: 'invocation',
    callee: readExpression(elementOf(element, 'calledFunction')),
    bindings: elementsOf(element, 'binding').map((binding) => {
      const formula = elementOf(binding, 'bindingFormula')
      return {
        name: textOf(elementOf(binding, 'parameter'), 'name') ?? '',
        value: formula && readExpression(formula),
      }
    }),
  }),
  'dmn:FunctionDefinition': (element) => {
    const body = elementOf(element, 'body')
    const kind = textOf(element, 'kind')
    return {
      kind: 'function',
      parameters: elementsOf(element, 'formalParameter').map(readTypedName),
      body: body && readExpression(body),
      external: kind !== undefined && kind !== 'FEEL',
    }
  },
  'dmn:Conditional': (element) => ({
    kind: 'conditional',
    condition: child(element, 'if'),
    yes: child(element, 'then'),
    no: child(element, 'else'),
  }),
  'dmn:For': (element) => iterator('for', element, 'return'),
  'dmn:Every': (element) => iterator('every', element, 'satisfies'),
  'dmn:Some': (element) => iterator('some', element, 'satisfies'),
  'dmn:Filter': (element) => ({
    kind: 'filter',
    domain: child(element, 'in'),
    match: child(element, 'match'),
  }),
}

function child(element: ModdleElement, name: string): Expression {
  return readExpression(elementOf(elementOf(element, name), 'expression'))
}

function iterator(kind: 'for' | 'every' | 'some', element: ModdleElement, body: string): Shape {
  return {
    kind,
    variable: textOf(element, 'iteratorVariable') ?? 'item',
    domain: child(element, 'in'),
    body: child(element, body),
  }
}

/** Whether a collection flag is set. */
export function isCollection(element: ModdleElement): boolean {
  return flagOf(element, 'isCollection') ?? false
}
