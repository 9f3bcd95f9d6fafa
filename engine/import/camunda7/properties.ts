import { type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { childrenOf, type ImportContext } from './import-context.ts'

const LIST = { in: 'zeebe:Properties', name: 'properties', type: 'zeebe:Property' }

/** Free properties of an element, for tools. */
export function importProperties(context: ImportContext, element: ModdleElement): void {
  for (const properties of context.extensions(element, 'properties')) {
    const all = childrenOf(properties)
    if (all.some((each) => textOf(each, 'name') === undefined)) continue
    for (const each of all) {
      context.writeInto(element, LIST, { name: textOf(each, 'name'), value: textOf(each, 'value') ?? '' })
    }
    context.dropExtension(element, properties)
  }
}
