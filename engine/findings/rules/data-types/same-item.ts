import { elementOf, type ModdleElement, textOf } from '../../../bpmn/moddle-element.ts'

/** What kind of data an element holds: its own item definition or that of the data object it stands for. */
export function itemOf(element: ModdleElement | undefined): ModdleElement | undefined {
  const own = elementOf(element, 'itemSubjectRef')
  return own ?? elementOf(elementOf(element, 'dataObjectRef'), 'itemSubjectRef')
}

/** Two kinds of data are the same if they are one definition or name the same structure (BPMN 2.0.2 § 8.4.11). */
export function isSameItem(a: ModdleElement | undefined, b: ModdleElement | undefined): boolean {
  if (a === b) return true
  const structure = textOf(a, 'structureRef')
  return structure !== undefined && structure === textOf(b, 'structureRef')
}
