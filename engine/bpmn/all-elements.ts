import type { ModdleElement } from './moddle-element.ts'

/** What the BPMN metamodel says of one property. */
export interface PropertyDescriptor {
  readonly name: string
  readonly type: string
  readonly isReference?: boolean
  readonly isAttr?: boolean
  readonly isMany?: boolean
}

/** The properties an element has by its type. */
export function propertiesOf(element: ModdleElement): readonly PropertyDescriptor[] {
  return element.$descriptor.properties
}

/** Every BPMN element of a file, each after the one it is in; diagrams and extensions are left out. */
export function allElements(definitions: ModdleElement): readonly ModdleElement[] {
  const found: ModdleElement[] = []
  const open = [definitions]
  for (let element = open.pop(); element; element = open.pop()) {
    found.push(element)
    open.push(...partsOf(element).toReversed())
  }
  return found
}

function partsOf(element: ModdleElement): readonly ModdleElement[] {
  return propertiesOf(element).flatMap(({ name, isReference, isAttr }) => {
    if (isReference || isAttr) return []
    const value = element.get(name)
    return (Array.isArray(value) ? value : [value]).filter(
      (part): part is ModdleElement =>
        typeof part === 'object' &&
        part !== null &&
        '$type' in part &&
        isBpmn(part) &&
        part.$parent === element,
    )
  })
}

function isBpmn(part: object): part is ModdleElement {
  const { $type } = part as ModdleElement
  return $type.startsWith('bpmn:') && $type !== 'bpmn:ExtensionElements'
}
