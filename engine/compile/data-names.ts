import { elementOf, elementsOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { CompiledExpression } from '../feel/index.ts'

/** What drawing tools give an association as its end in the activity when it has none. */
const PLACEHOLDER = '__targetRef_placeholder'

/**
 * The variable a data element stands for: its name, else its id. All references to a data object stand for
 * the object, whatever state they show (BPMN 2.0.2 § 10.4.1).
 */
export function dataName(data: ModdleElement | undefined): string | undefined {
  const object = elementOf(data, 'dataObjectRef') ?? data
  if (!object) return undefined
  const name = textOf(object, 'name') ?? referenceName(object) ?? textOf(object, 'id')
  return name === PLACEHOLDER || name === '__proto__' ? undefined : name
}

/** The names a process or sub-process declares by data objects and properties. */
export function declaredData(container: ModdleElement): readonly string[] {
  const objects = elementsOf(container, 'flowElements').filter((each) => each.$type === 'bpmn:DataObject')
  const names = [...objects, ...elementsOf(container, 'properties')].flatMap((data) => dataName(data) ?? [])
  return [...new Set(names)]
}

/** Drawing tools name the reference that is drawn, not the object behind it. */
function referenceName(object: ModdleElement): string | undefined {
  if (object.$type !== 'bpmn:DataObject') return undefined
  const references = elementsOf(object.$parent, 'flowElements').filter(
    (each) => elementOf(each, 'dataObjectRef') === object,
  )
  return references.map((each) => textOf(each, 'name')).find((name) => name !== undefined)
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
