/** An element of the BPMN model as bpmn-moddle gives it: properties by name, lists for collections. */
export interface ModelElement {
  readonly $type: string
  readonly id?: string
  readonly name?: string
  $parent?: ModelElement
  $instanceOf(type: string): boolean
  get(name: string): unknown
  readonly [property: string]: unknown
}

/** Makes model elements; bpmn-moddle itself, in the browser and in tests. */
export interface ModelFactory {
  create(type: string, properties?: object): ModelElement
}

export const isType = (element: ModelElement | undefined, ...types: readonly string[]): boolean =>
  element !== undefined && types.some((type) => element.$instanceOf?.(type) ?? false)

/** A collection property, empty when absent. */
export function listOf(element: ModelElement | undefined, property: string): readonly ModelElement[] {
  const value = element?.get(property)
  return Array.isArray(value) ? value : []
}

/** A property that holds one element. */
export function childOf(element: ModelElement | undefined, property: string): ModelElement | undefined {
  const value = element?.get(property)
  return value !== null && typeof value === 'object' && '$type' in value ? (value as ModelElement) : undefined
}

/** A property as text, empty when absent. */
export function textOf(element: ModelElement | undefined, property: string): string {
  const value = element?.get(property)
  return value === undefined || value === null ? '' : String(value)
}

/** The extension element of a type (for example `zeebe:TaskDefinition`). */
export const extensionOf = (element: ModelElement | undefined, type: string): ModelElement | undefined =>
  listOf(childOf(element, 'extensionElements'), 'values').find((value) => value.$type === type)

/** The one event definition of an event, if it has any. */
export const eventDefinitionOf = (element: ModelElement | undefined): ModelElement | undefined =>
  isType(element, 'bpmn:Event') ? listOf(element, 'eventDefinitions')[0] : undefined

/** The process a flow element belongs to, through sub-processes. */
export function processOf(element: ModelElement | undefined): ModelElement | undefined {
  for (let at = element; at !== undefined; at = at.$parent) if (isType(at, 'bpmn:Process')) return at
  return undefined
}
