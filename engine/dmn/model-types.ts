import { compileTestsText } from '../feel/compile-text.ts'
import { MapFrame } from '../feel/evaluation/frame.ts'
import { newRun } from '../feel/evaluation/run.ts'
import { FeelContext } from '../feel/values/context.ts'
import { parseTemporal } from '../feel/values/temporal.ts'
import { anyType, coerce, type FeelType, simpleType } from '../feel/values/type.ts'
import { type FeelValue, isList } from '../feel/values/value.ts'
import type { DmnModel, ItemDefinition } from './model.ts'

/** The types of a model by name. */
export type ModelTypes = (name: string | undefined) => FeelType | undefined

const resolvers = new WeakMap<DmnModel, ModelTypes>()

/** Resolves item definitions to FEEL types (DMN 1.5 § 7.3.3), each once. */
export function modelTypes(model: DmnModel): ModelTypes {
  const found = resolvers.get(model) ?? createResolver(model)
  resolvers.set(model, found)
  return found
}

function createResolver(model: DmnModel): ModelTypes {
  const known = new Map<string, FeelType>()
  const missing = new Set<string>()
  const resolve = (name: string | undefined): FeelType | undefined => {
    if (name === undefined || name === '') return undefined
    const simple = simpleType(name)
    if (simple) return simple
    const found = known.get(name)
    if (found) return found
    const item = model.types.get(name)
    if (!item) {
      const imported = missing.has(name) ? undefined : importedType(model, name)
      if (!imported) missing.add(name)
      return imported
    }
    if (isCircular(model, name)) return anyType
    // Stands in while the type is built, so that a type may refer to itself.
    known.set(name, { kind: 'named', name, resolve: () => known.get(name) })
    const type = typeOf(item, resolve)
    known.set(name, type)
    return type
  }
  return resolve
}

/** Whether a type is only another name of itself; one that holds itself as an entry or item is fine. */
export function isCircular(model: DmnModel, name: string): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = name; at !== undefined; ) {
    if (seen.has(at)) return true
    seen.add(at)
    const item = model.types.get(at)
    const isOther = item && !item.isCollection && item.components.length === 0 && !item.functionResult
    at = isOther ? item.typeRef : undefined
  }
  return false
}

/** `import.tPerson`, or a type of an import without a name. */
function importedType(model: DmnModel, name: string): FeelType | undefined {
  for (const { name: prefix, model: imported } of model.imports.values()) {
    if (!imported || (prefix && !name.startsWith(`${prefix}.`))) continue
    const found = modelTypes(imported)(prefix ? name.slice(prefix.length + 1) : name)
    if (found) return found
  }
  return undefined
}

function typeOf(item: ItemDefinition, resolve: ModelTypes): FeelType {
  const base = constrained(baseOf(item, resolve), item.allowedValues)
  const whole: FeelType = item.isCollection ? { kind: 'list', item: base } : base
  return constrained(whole, item.typeConstraint)
}

function baseOf(item: ItemDefinition, resolve: ModelTypes): FeelType {
  if (item.components.length > 0) {
    return {
      kind: 'context',
      entries: new Map(item.components.map((component) => [component.name, typeOf(component, resolve)])),
    }
  }
  if (item.functionResult) {
    const { parameters, result } = item.functionResult
    return {
      kind: 'function',
      parameters: parameters.map((parameter) => resolve(parameter) ?? anyType),
      result: resolve(result) ?? anyType,
    }
  }
  const { typeRef } = item
  return typeRef === undefined
    ? anyType
    : (resolve(typeRef) ?? { kind: 'named', name: typeRef, resolve: () => resolve(typeRef) })
}

function constrained(base: FeelType, tests: string | undefined): FeelType {
  if (tests === undefined) return base
  const { test } = compileTestsText(tests)
  if (!test) return base
  return {
    kind: 'allowed',
    base,
    test(value) {
      const run = newRun({ now: '1970-01-01T00:00:00Z' })
      return test(new MapFrame(null, run, new Map([['?', value]])), value) === true
    },
  }
}

const temporalKinds = ['date', 'time', 'date and time', 'days and time duration', 'years and months duration']

/**
 * Reads the ISO texts of a JSON value as the temporal values its declared type asks for, and converts
 * singleton lists. Undefined if the value does not conform.
 */
export function fromOutside(value: FeelValue, type: FeelType | undefined): FeelValue | undefined {
  return type ? coerce(read(value, type), type) : value
}

function read(value: FeelValue, type: FeelType): FeelValue {
  if (typeof value === 'string' && temporalKinds.includes(type.kind)) return parseTemporal(value) ?? value
  if (type.kind === 'allowed') return read(value, type.base)
  if (type.kind === 'named') {
    const target = type.resolve()
    return target ? read(value, target) : value
  }
  if (type.kind === 'list' && isList(value)) return value.map((item) => read(item, type.item))
  if (type.kind === 'context' && value instanceof FeelContext) {
    const entries = value.entries().map(([key, item]) => {
      const entry = type.entries.get(key)
      return [key, entry ? read(item, entry) : item] as const
    })
    return new FeelContext(new Map(entries))
  }
  return value
}
