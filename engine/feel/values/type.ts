import { limits, type Meter, spend } from '../evaluation/run.ts'
import { FeelContext } from './context.ts'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { DayTimeDuration, YearMonthDuration } from './duration.ts'
import { isNumber } from './number.ts'
import { FeelTime } from './time.ts'
import { FeelFunction, FeelRange, type FeelValue, isList } from './value.ts'

/** A FEEL type (DMN 1.5 § 10.3.2.3, figure 10-27). */
export type FeelType =
  | { readonly kind: SimpleKind }
  | { readonly kind: 'list'; readonly item: FeelType }
  | { readonly kind: 'range'; readonly item: FeelType }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[]; readonly result: FeelType }
  /** A type named by the model; `test` narrows its base type (allowed values). */
  | { readonly kind: 'named'; readonly name: string; readonly resolve: () => FeelType | undefined }
  | { readonly kind: 'allowed'; readonly base: FeelType; readonly test: (value: FeelValue) => boolean }

type SimpleKind =
  | 'Any'
  | 'Null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'any list'
  | 'any context'
  | 'any function'

const simpleNames: { readonly [name: string]: SimpleKind } = {
  Any: 'Any',
  any: 'Any',
  Null: 'Null',
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  dateTime: 'date and time',
  'days and time duration': 'days and time duration',
  dayTimeDuration: 'days and time duration',
  'years and months duration': 'years and months duration',
  yearMonthDuration: 'years and months duration',
  list: 'any list',
  context: 'any context',
  function: 'any function',
}

export const anyType: FeelType = { kind: 'Any' }

/** The built-in type of that name; undefined if there is none. */
export function simpleType(name: string): FeelType | undefined {
  const kind = Object.hasOwn(simpleNames, name) ? simpleNames[name] : undefined
  return kind && { kind }
}

/** The kind of a value in one word, for comparisons and messages. */
export function kindOf(value: FeelValue): string {
  if (value === null) return 'Null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  if (isNumber(value)) return 'number'
  if (isList(value)) return 'list'
  if (value instanceof FeelContext) return 'context'
  if (value instanceof FeelDate) return 'date'
  if (value instanceof FeelDateTime) return 'date and time'
  if (value instanceof FeelTime) return 'time'
  if (value instanceof DayTimeDuration) return 'days and time duration'
  if (value instanceof YearMonthDuration) return 'years and months duration'
  return value instanceof FeelRange ? 'range' : 'function'
}

/** Whether the value conforms to the type (`instance of`; DMN 1.5 § 10.3.2.9.2). Null is only of type Null. */
export function isInstance(
  value: FeelValue,
  type: FeelType,
  meter: Meter = { steps: limits.steps },
): boolean {
  spend(meter, 1)
  switch (type.kind) {
    case 'Any':
      return value !== null
    case 'any list':
      return isList(value)
    case 'any context':
      return value instanceof FeelContext
    case 'any function':
      return value instanceof FeelFunction
    case 'list':
      return isList(value) && value.every((item) => conforms(item, type.item, meter))
    case 'range':
      return value instanceof FeelRange && inRangeOf(value, type.item, meter)
    case 'context':
      return (
        value instanceof FeelContext &&
        [...type.entries].every(([key, entry]) => {
          const item = value.get(key)
          return item !== undefined && conforms(item, entry, meter)
        })
      )
    case 'function':
      return value instanceof FeelFunction && functionConforms(value, type)
    case 'named': {
      const target = type.resolve()
      return target !== undefined && isInstance(value, target, meter)
    }
    case 'allowed':
      return isInstance(value, type.base, meter)
    default:
      return kindOf(value) === type.kind
  }
}

/** Like `instance of`, but null belongs to every type (DMN 1.5 § 10.3.2.9.1). */
function conforms(value: FeelValue, type: FeelType, meter: Meter = { steps: limits.steps }): boolean {
  if (value === null && type.kind !== 'allowed') return true
  if (type.kind === 'named') {
    const target = type.resolve()
    return target !== undefined && conforms(value, target, meter)
  }
  if (type.kind === 'allowed') return conforms(value, type.base, meter) && type.test(value)
  return isInstance(value, type, meter)
}

function inRangeOf(value: FeelRange, item: FeelType, meter: Meter): boolean {
  return [value.start, value.end].every((bound) => bound === undefined || conforms(bound, item, meter))
}

function functionConforms(value: FeelFunction, type: FeelType & { kind: 'function' }): boolean {
  return (
    value.parameters.length === type.parameters.length &&
    value.parameters.every((parameter, at) =>
      parameter.type ? typeConforms(type.parameters[at] ?? anyType, parameter.type) : true,
    ) &&
    (value.resultType ? typeConforms(value.resultType, type.result) : true)
  )
}

/** Whether every value of one type is one of the other. */
function typeConforms(type: FeelType, target: FeelType): boolean {
  if (type.kind === 'named') {
    const resolved = type.resolve()
    return resolved !== undefined && typeConforms(resolved, target)
  }
  if (target.kind === 'named') {
    const resolved = target.resolve()
    return resolved !== undefined && typeConforms(type, resolved)
  }
  if (target.kind === 'Any' || type.kind === 'Null') return true
  if (type.kind === 'allowed') return typeConforms(type.base, target)
  if (target.kind === 'allowed') return false
  if (
    (type.kind === 'list' && target.kind === 'list') ||
    (type.kind === 'range' && target.kind === 'range')
  ) {
    return typeConforms(type.item, target.item)
  }
  if (type.kind === 'context' && target.kind === 'context') {
    return [...target.entries].every(([key, entry]) => {
      const own = type.entries.get(key)
      return own !== undefined && typeConforms(own, entry)
    })
  }
  if (type.kind === 'function' && target.kind === 'function') {
    return (
      type.parameters.length === target.parameters.length &&
      type.parameters.every((own, at) => typeConforms(target.parameters[at] ?? anyType, own)) &&
      typeConforms(type.result, target.result)
    )
  }
  return type.kind === target.kind
}

/**
 * Implicit conversions before a value meets a type (DMN 1.5 § 10.3.2.9.4): to and from singleton list, date
 * to date and time. Undefined if the value still does not conform.
 */
export function coerce(
  value: FeelValue,
  type: FeelType,
  meter: Meter = { steps: limits.steps },
): FeelValue | undefined {
  if (conforms(value, type, meter)) return value
  const [only] = isList(value) && value.length === 1 ? value : []
  if (only !== undefined && conforms(only, type, meter)) return only
  if (!isList(value) && conforms([value], type, meter)) return [value]
  if (value instanceof FeelDate) {
    const dateTime = atUtcMidnight(value)
    if (conforms(dateTime, type, meter)) return dateTime
  }
  return undefined
}

/** A date seen as date and time is its midnight in UTC. */
export function atUtcMidnight(value: FeelDate): FeelDateTime {
  return new FeelDateTime(value, new FeelTime(0, 0, 0, { offset: 0 }))
}
