import type { FormDocument } from '../../../forms/document.ts'
import { listOf, type ModelElement } from '../../modeler/model-element.ts'

/** A part of a procedure as it is compared: what it is, its name, and its facts by name. */
export interface Part {
  readonly id: string
  readonly name: string
  readonly facts: Readonly<Record<string, string>>
}

const left = new Set([
  'id',
  'name',
  'incoming',
  'outgoing',
  'di',
  'flowElements',
  'artifacts',
  'rootElements',
  'diagrams',
  'lanes',
  'flowNodeRef',
  'laneSets',
  'exporter',
  'exporterVersion',
  'childLaneSet',
])

/** Every element of the model with an id, without its place on the canvas. */
export function partsOfModel(
  definitions: ModelElement,
): ReadonlyMap<string, Part & { readonly type: string }> {
  const found = new Map<string, Part & { readonly type: string }>()
  const walk = (element: ModelElement) => {
    if (element.id !== undefined) {
      found.set(element.id, {
        id: element.id,
        type: element.$type,
        name: element.name?.replaceAll(/\s+/g, ' ') || element.id,
        facts: { name: element.name ?? '', ...factsOf(element) },
      })
    }
    for (const list of ['rootElements', 'laneSets', 'lanes', 'flowElements'])
      listOf(element, list).forEach(walk)
  }
  walk(definitions)
  found.delete(definitions.id ?? '')
  return found
}

/** Properties and extensions as text, by a name that says where they stand: `zeebe:TaskSchedule.dueDate`. */
function factsOf(element: ModelElement): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {}
  const put = (name: string, value: unknown, depth: number): void => {
    if (value === undefined || value === null || value === '' || depth > 6) return
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        put(nameOfItem(value, item, `${name} ${index + 1}`), item, depth + 1)
    } else if (isElement(value)) {
      if (value.id !== undefined && depth > 0 && !value.$type.endsWith('EventDefinition')) {
        facts[name] = value.id
        return
      }
      const inner = Object.entries(value).filter(([key]) => !key.startsWith('$') && !left.has(key))
      if (inner.length === 0) facts[name] = ''
      for (const [key, entry] of inner) put(key === 'values' ? name : `${name}.${key}`, entry, depth + 1)
    } else facts[name] = String(value)
  }
  for (const [name, value] of Object.entries(element)) {
    if (!name.startsWith('$') && !left.has(name) && value !== defaultOf(element, name))
      put(name, name === 'extensionElements' ? listOf(value as ModelElement, 'values') : value, 1)
  }
  return facts
}

/** Its kind, numbered only where there are several of that kind. */
function nameOfItem(list: readonly unknown[], item: unknown, otherwise: string): string {
  if (!isElement(item)) return otherwise
  const alike = list.filter((other) => isElement(other) && other.$type === item.$type)
  return `${item.$type}${alike.length > 1 ? ` ${alike.indexOf(item) + 1}` : ''}`
}

/** What a property is worth when it is not written: writing it changes nothing. */
function defaultOf(element: ModelElement, name: string): unknown {
  const descriptor = element.$descriptor as
    | { propertiesByName?: Record<string, { default?: unknown }> }
    | undefined
  return descriptor?.propertiesByName?.[name]?.default
}

const isElement = (value: unknown): value is ModelElement =>
  value !== null && typeof value === 'object' && '$type' in value

/** A form's questions by path, and the form itself. */
export function partsOfForm(form: FormDocument): ReadonlyMap<string, Part> {
  const found = new Map<string, Part>()
  const walk = (fields: FormDocument['fields'], prefix: string) => {
    for (const field of fields) {
      const path = `${prefix}${field.key}`
      const { fields: inner, key: _, ...own } = field
      const texts = Object.entries(form.texts).flatMap(([language, entries]) =>
        Object.entries(entries)
          .filter(
            ([key]) =>
              key.startsWith(`${path}.`) &&
              !(inner ?? []).some((child) => key.startsWith(`${path}.${child.key}.`)),
          )
          .map(([key, text]) => [`${language}: ${key.slice(path.length + 1)}`, text] as const),
      )
      const rules = form.rules
        .filter(({ targets }) => targets.includes(path))
        .map((rule) => JSON.stringify([rule.then, rule.when]))
      found.set(path, {
        id: path,
        name: form.texts.de?.[`${path}.label`] ?? form.texts.de?.[`${field.key}.label`] ?? path,
        facts: {
          ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name, JSON.stringify(value)])),
          ...Object.fromEntries(texts),
          ...(rules.length === 0 ? {} : { rules: rules.join(' ') }),
        },
      })
      walk(inner ?? [], `${path}.`)
    }
  }
  walk(form.fields, '')
  return found
}
