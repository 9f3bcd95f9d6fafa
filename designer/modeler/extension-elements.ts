import { childOf, listOf, type ModelElement, type ModelFactory } from './model-element.ts'

/** Attributes of an extension element; `undefined` and empty text remove one, lists are child elements. */
export interface ExtensionPatch {
  readonly [attribute: string]: string | boolean | number | readonly ModelElement[] | undefined
}

/**
 * A new `bpmn:ExtensionElements` of `element` in which the extension of `type` has the patch applied; `null`
 * removes it. The old one stays as it is, so that one property change can be undone as a whole. Answers
 * `undefined` when nothing is left.
 */
export function withExtension(
  factory: ModelFactory,
  element: ModelElement,
  type: string,
  patch: ExtensionPatch | null,
): ModelElement | undefined {
  const values = listOf(childOf(element, 'extensionElements'), 'values')
  const old = values.find((value) => value.$type === type)
  const next = patch === null ? undefined : patched(factory, old, type, patch)
  const place = old === undefined ? values.length : values.indexOf(old)
  const rest = values.filter((value) => value !== old)
  const list = next === undefined ? rest : [...rest.slice(0, place), next, ...rest.slice(place)]
  if (list.length === 0) return undefined
  const extensions = factory.create('bpmn:ExtensionElements', { values: list })
  extensions.$parent = element
  for (const value of list) value.$parent = extensions
  return extensions
}

/** Extensions that mean something without any attribute. */
const markers = new Set(['zeebe:UserTask'])

function patched(
  factory: ModelFactory,
  old: ModelElement | undefined,
  type: string,
  patch: ExtensionPatch,
): ModelElement | undefined {
  const properties: Record<string, unknown> = { ...attributesOf(old) }
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
      delete properties[name]
    else properties[name] = value
  }
  if (Object.keys(properties).length === 0 && !markers.has(type)) return undefined
  const next = factory.create(type, properties)
  for (const value of Object.values(properties)) {
    if (Array.isArray(value)) for (const child of value as ModelElement[]) child.$parent = next
  }
  return next
}

function attributesOf(element: ModelElement | undefined): Record<string, unknown> {
  if (element === undefined) return {}
  return Object.fromEntries(
    Object.entries(element).filter(([name, value]) => !name.startsWith('$') && value !== undefined),
  )
}
