import { elementOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { CompiledExpression } from '../feel/index.ts'

/** The variable a data element stands for: its name, else its id. A reference stands for its data object. */
export function dataName(data: ModdleElement | undefined): string | undefined {
  if (!data) return undefined
  const object = elementOf(data, 'dataObjectRef')
  return (object && textOf(object, 'name')) ?? textOf(data, 'name') ?? textOf(object ?? data, 'id')
}

/** Reads a variable by a name that need not be one FEEL could write. */
export function readVariable(name: string): CompiledExpression {
  return {
    text: name,
    variables: [name],
    findings: [],
    evaluate: (variables) => ({
      ok: true,
      value: Object.hasOwn(variables, name) ? (variables[name] ?? null) : null,
      warnings: [],
    }),
  }
}
