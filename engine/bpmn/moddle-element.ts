import type { PropertyDescriptor } from './all-elements.ts'

/**
 * An element as bpmn-moddle reads it. Known properties are read through the functions below, so that no
 * other file needs to know how moddle stores them.
 */
export interface ModdleElement {
  readonly $type: string
  $parent?: ModdleElement
  readonly $attrs: { readonly [name: string]: unknown }
  readonly $descriptor: { readonly properties: readonly PropertyDescriptor[] }
  $instanceOf(type: string): boolean
  get(name: string): unknown
  set(name: string, value: unknown): void
}

/** The root of a parsed BPMN file. */
export type Definitions = ModdleElement

/** A string attribute or body; empty counts as absent. */
export function textOf(element: ModdleElement | undefined, name: string): string | undefined {
  const value = element?.get(name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A boolean attribute, or undefined when it is not written and has no default. */
export function flagOf(element: ModdleElement | undefined, name: string): boolean | undefined {
  const value = element?.get(name)
  return typeof value === 'boolean' ? value : undefined
}

/** One contained or referenced element. */
export function elementOf(element: ModdleElement | undefined, name: string): ModdleElement | undefined {
  const value = element?.get(name)
  return isModdleElement(value) ? value : undefined
}

/** Contained or referenced elements of a collection. */
export function elementsOf(element: ModdleElement | undefined, name: string): readonly ModdleElement[] {
  const value = element?.get(name)
  return Array.isArray(value) ? value.filter(isModdleElement) : []
}

/** What triggers an event: written inside it, or defined once and referred to (BPMN 2.0.2 § 10.5.1). */
export function eventDefinitionsOf(event: ModdleElement | undefined): readonly ModdleElement[] {
  return [...elementsOf(event, 'eventDefinitions'), ...elementsOf(event, 'eventDefinitionRef')]
}

/** The first extension element of a type, for example `zeebe:TaskDefinition`. */
export function extensionOf(element: ModdleElement | undefined, type: string): ModdleElement | undefined {
  return elementsOf(elementOf(element, 'extensionElements'), 'values').find((value) => value.$type === type)
}

/** The id of an element; every element the engine works with has one. */
export function idOf(element: ModdleElement): string {
  return textOf(element, 'id') ?? ''
}

function isModdleElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value
}
