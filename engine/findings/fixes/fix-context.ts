import type { BpmnModdle } from 'bpmn-moddle'
import { elementOf, elementsOf, idOf, type ModdleElement } from '../../bpmn/moddle-element.ts'

/** What a repair works on. */
export interface FixContext {
  readonly moddle: BpmnModdle
  readonly definitions: ModdleElement
  readonly element: ModdleElement
  readonly values: { readonly [name: string]: string }
}

/** Carries out one repair on the parsed model. */
export type ApplyFix = (context: FixContext) => void

/** Creates an element inside another. */
export function createIn(
  moddle: BpmnModdle,
  parent: ModdleElement,
  type: string,
  attributes: { readonly [name: string]: unknown } = {},
): ModdleElement {
  const element = moddle.create(type, attributes)
  element.$parent = parent
  return element
}

/** Adds to a collection property. */
export function append(owner: ModdleElement, name: string, element: ModdleElement): void {
  owner.set(name, [...elementsOf(owner, name), element])
}

/** The extension element of a type, made when it is missing. */
export function extensionFor(moddle: BpmnModdle, owner: ModdleElement, type: string): ModdleElement {
  let container = elementOf(owner, 'extensionElements')
  if (!container) {
    container = createIn(moddle, owner, 'bpmn:ExtensionElements', { values: [] })
    owner.set('extensionElements', container)
  }
  const known = elementsOf(container, 'values').find((value) => value.$type === type)
  if (known) return known
  const created = createIn(moddle, container, type)
  append(container, 'values', created)
  return created
}

/** The flows out of (`sourceRef`) or into (`targetRef`) a node; files need not list them at the node. */
export function flowsAt(node: ModdleElement, end: 'sourceRef' | 'targetRef'): readonly ModdleElement[] {
  return elementsOf(node.$parent, 'flowElements').filter(
    (each) => each.$type === 'bpmn:SequenceFlow' && elementOf(each, end) === node,
  )
}

/** An id that is free in the file. */
export function freeId(definitions: ModdleElement, prefix: string): string {
  const used = new Set<string>()
  for (const each of walk(definitions)) used.add(idOf(each))
  let number = 1
  while (used.has(`${prefix}_${number}`)) number++
  return `${prefix}_${number}`
}

/** Every element contained in another, itself first; references are not followed. */
export function* walk(element: ModdleElement): Generator<ModdleElement> {
  yield element
  for (const value of Object.values(element)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isElement(child) && child.$parent === element) yield* walk(child)
    }
  }
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value
}
