import type { Json } from '../../json.ts'
import { LimitExceeded, limits } from '../evaluation/run.ts'
import { FeelContext } from './context.ts'
import { FeelDateTime } from './date-time.ts'
import { formatValue } from './format.ts'
import { fromJsonNumber, isNumber, toJsonNumber } from './number.ts'
import { FeelTime, offsetOf } from './time.ts'
import { type FeelValue, isList } from './value.ts'

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Takes a JSON value in: numbers become decimals, strings stay strings. */
export function toFeelValue(value: Json): FeelValue {
  if (typeof value === 'number') return fromJsonNumber(value)
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) return value.map(toFeelValue)
  return new FeelContext(new Map(), value)
}

/** Gives a value out as JSON: decimals as the nearest double, temporal values and ranges as FEEL strings. */
export function fromFeelValue(value: FeelValue, most: number = limits.resultNodes): Json {
  return give(value, { nodes: most, most })
}

interface Left {
  nodes: number
  readonly most: number
}

function give(value: FeelValue, left: Left): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (isNumber(value)) return finite(toJsonNumber(value))
  if (--left.nodes < 0) throw new LimitExceeded('result-too-large', `more than ${left.most} nodes`)
  if (isList(value)) return value.map((item) => counted(item, left))
  if (value instanceof FeelDateTime) return isoText(value)
  if (!(value instanceof FeelContext)) return formatValue(value)
  const result: { [key: string]: Json } = {}
  for (const [key, item] of value.entries()) {
    const json = counted(item, left)
    if (key === '__proto__') Object.defineProperty(result, key, { value: json, enumerable: true })
    else result[key] = json
  }
  return result
}

/** Outside of FEEL nobody reads `@Europe/Berlin`: a named zone goes out as its offset (RFC 3339). */
function isoText(value: FeelDateTime): string {
  const { hour, minute, second, zone } = value.time
  const offset = offsetOf(value.time, value.date)
  if (zone === null || 'offset' in zone || offset === null) return value.toString()
  return new FeelDateTime(value.date, new FeelTime(hour, minute, second, { offset })).toString()
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value
  throw new LimitExceeded('result-too-large', 'the number is beyond what JSON can hold')
}

function counted(item: FeelValue, left: Left): Json {
  if (--left.nodes < 0) throw new LimitExceeded('result-too-large', `more than ${left.most} nodes`)
  return give(item, left)
}
