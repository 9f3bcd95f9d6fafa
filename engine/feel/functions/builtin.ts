import type { Run } from '../evaluation/run.ts'
import { warn } from '../evaluation/run.ts'
import { FeelContext } from '../values/context.ts'
import { FeelDate } from '../values/date.ts'
import { FeelDateTime } from '../values/date-time.ts'
import { DayTimeDuration, YearMonthDuration } from '../values/duration.ts'
import { type FeelNumber, isNumber, toInteger, wholePart } from '../values/number.ts'
import { FeelTime } from '../values/time.ts'
import { kindOf } from '../values/type.ts'
import { FeelFunction, FeelRange, type FeelValue, isList } from '../values/value.ts'

/** A parameter: its name for named calls and what it accepts (undefined: wrong type). */
export interface Parameter<T> {
  readonly name: string
  readonly kind: string
  readonly use?: 'optional' | 'rest'
  readonly accept: (value: FeelValue) => T | undefined
}

function parameter<T>(kind: string, accept: (value: FeelValue) => T | undefined) {
  return (name: string): Parameter<T> => ({ name, kind, accept })
}

export const text = parameter('string', (value) => (typeof value === 'string' ? value : undefined))
export const number = parameter('number', (value): FeelNumber | undefined =>
  isNumber(value) ? value : undefined,
)
/** A whole number; a fraction is cut off. */
export const integer = parameter('whole number', (value) =>
  isNumber(value) ? toInteger(wholePart(value, 'zero')) : undefined,
)
export const boolean = parameter('boolean', (value) => (typeof value === 'boolean' ? value : undefined))
export const list = parameter('list', (value) => (isList(value) ? value : undefined))
export const context = parameter('context', (value) => (value instanceof FeelContext ? value : undefined))
export const range = parameter('range', (value) => (value instanceof FeelRange ? value : undefined))
export const callable = parameter('function', (value) => (value instanceof FeelFunction ? value : undefined))
export const day = parameter('date', (value) => (value instanceof FeelDate ? value : undefined))
export const timeOfDay = parameter('time', (value) => (value instanceof FeelTime ? value : undefined))
export const dateTime = parameter('date and time', (value) =>
  value instanceof FeelDateTime ? value : undefined,
)
export const duration = parameter('duration', (value) =>
  value instanceof DayTimeDuration || value instanceof YearMonthDuration ? value : undefined,
)
/** Takes everything, null too. */
export const any = parameter('Any', (value): FeelValue | undefined => value)

export function optional<T>(of: Parameter<T>): Parameter<T | undefined> {
  return { ...of, use: 'optional' }
}

/** May be left out or be null. */
export function nullable<T>(of: Parameter<T>): Parameter<T | null | undefined> {
  return { ...of, use: 'optional', accept: (value) => (value === null ? null : of.accept(value)) }
}

/** Takes this and all further arguments. */
export function rest<T>(of: Parameter<T>): Parameter<T[]> {
  const accept = (value: FeelValue): T[] | undefined => {
    const items = isList(value) ? value.map((item) => of.accept(item)) : []
    const found = items.filter((item) => item !== undefined)
    return found.length === items.length ? found : undefined
  }
  return { name: of.name, kind: of.kind, use: 'rest', accept }
}

type Accepted<P extends readonly Parameter<unknown>[]> = {
  -readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never
}

/** One way to call a built-in function. */
export interface Overload {
  readonly parameters: readonly Parameter<unknown>[]
  readonly run: (args: readonly FeelValue[], run: Run) => { readonly value: FeelValue } | undefined
}

/** Declares one overload; wrong or missing arguments make a call fall through to the next one. */
export function overload<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  body: (run: Run, ...args: Accepted<P>) => FeelValue,
): Overload {
  return {
    parameters,
    run(args, run) {
      const accepted = acceptAll(parameters, args)
      // The tuple was built element by element from `parameters`, so it has the type they accept.
      return accepted && { value: body(run, ...(accepted as Accepted<P>)) }
    },
  }
}

function acceptAll(
  parameters: readonly Parameter<unknown>[],
  args: readonly FeelValue[],
): unknown[] | undefined {
  const accepted: unknown[] = []
  for (const [at, parameter] of parameters.entries()) {
    if (parameter.use === 'rest') {
      const items = args.slice(at)
      const value = items.length > 0 ? parameter.accept(items) : undefined
      if (value === undefined) return undefined
      accepted.push(value)
      return accepted
    }
    const arg = args[at]
    if (arg === undefined) {
      if (parameter.use !== 'optional') return undefined
      accepted.push(undefined)
      continue
    }
    const value = acceptCoerced(parameter, arg)
    if (value === undefined) return undefined
    accepted.push(value)
  }
  return args.length > parameters.length ? undefined : accepted
}

/** Singleton lists convert both ways, a date to a date and time (DMN 1.5 § 10.3.2.9.4). */
function acceptCoerced(parameter: Parameter<unknown>, arg: FeelValue): unknown {
  const value = parameter.accept(arg)
  if (value !== undefined) return value
  if (parameter.kind === 'list') return arg === null ? undefined : parameter.accept([arg])
  const [only] = isList(arg) && arg.length === 1 ? arg : []
  return only === undefined ? undefined : parameter.accept(only)
}

/** Makes a callable of the overloads of one name. */
export function builtinFunction(name: string, overloads: readonly Overload[]): FeelFunction {
  const longest = overloads.reduce((most, next) => Math.max(most, next.parameters.length), 0)
  const shape = overloads.find((candidate) => candidate.parameters.length === longest)
  const call = (args: readonly FeelValue[], run: Run): FeelValue => {
    for (const candidate of overloads) {
      const result = candidate.run(args, run)
      if (result) return result.value
    }
    return warn(
      run,
      'wrong-arguments',
      `${name}(${args.map(kindOf).join(', ')}): ${expected(name, overloads)}`,
    )
  }
  const callNamed = (args: ReadonlyMap<string, FeelValue>, run: Run): FeelValue => {
    for (const { parameters, run: attempt } of inWrittenOrder(overloads, [...args.keys()])) {
      const ordered = inOrder(parameters, args)
      const result = ordered && attempt(ordered, run)
      if (result) return result.value
    }
    return warn(
      run,
      'wrong-arguments',
      `${name}(${[...args.keys()].join(', ')}): ${expected(name, overloads)}`,
    )
  }
  return new FeelFunction(shape?.parameters.map(({ name }) => ({ name })) ?? [], call, undefined, callNamed)
}

/** `before(point, range)` and `before(range, point)` have the same names: the order written tells them apart. */
function inWrittenOrder(overloads: readonly Overload[], names: readonly string[]): readonly Overload[] {
  const fits = ({ parameters }: Overload) => names.every((name, at) => parameters[at]?.name === name)
  return overloads.some(fits) ? [...overloads.filter(fits), ...overloads] : overloads
}

function inOrder(
  parameters: readonly Parameter<unknown>[],
  args: ReadonlyMap<string, FeelValue>,
): FeelValue[] | undefined {
  const names = parameters.map((parameter) => parameter.name)
  if ([...args.keys()].some((name) => !names.includes(name))) return undefined
  const ordered: FeelValue[] = []
  for (const parameter of parameters) {
    const arg = args.get(parameter.name)
    if (arg === undefined) {
      if (parameter.use !== 'optional') return undefined
      const isLast = !names.slice(ordered.length).some((name) => args.has(name))
      if (isLast) return ordered
      ordered.push(null)
    } else if (parameter.use === 'rest' && isList(arg)) ordered.push(...arg)
    else ordered.push(arg)
  }
  return ordered
}

/** How a function may be called, for messages: `substring(string: string, start position: …)`. */
export function shapesOf(name: string, overloads: readonly Overload[]): string {
  const shapes = overloads.map(({ parameters }) => {
    const list = parameters.map(
      ({ name, kind, use }) => `${name}${use === 'optional' ? '?' : ''}: ${kind}${use === 'rest' ? '…' : ''}`,
    )
    return `${name}(${list.join(', ')})`
  })
  return [...new Set(shapes)].join(' or ')
}

function expected(name: string, overloads: readonly Overload[]): string {
  return `expected ${shapesOf(name, overloads)}. The result is null.`
}

export type Functions = { readonly [name: string]: readonly Overload[] }
