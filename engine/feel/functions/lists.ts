import { invoke } from '../evaluation/invoke.ts'
import { checkLength, type Run, spend } from '../evaluation/run.ts'
import { equal, order3 } from '../values/compare.ts'
import {
  add,
  compareNumbers,
  decimal,
  divide,
  type FeelNumber,
  isNumber,
  multiply,
  normalize,
  subtract,
} from '../values/number.ts'
import { FeelFunction, type FeelValue, isList } from '../values/value.ts'
import { any, callable, type Functions, integer, list, optional, overload, rest } from './builtin.ts'

/** A function over a list that may also be called with the items as arguments. */
function aggregate(body: (run: Run, items: readonly FeelValue[]) => FeelValue) {
  const charged = (run: Run, items: readonly FeelValue[]) => {
    spend(run, items.length)
    return body(run, items)
  }
  return [overload([list('list')], charged), overload([rest(any('n'))], charged)]
}

function best(items: readonly FeelValue[], sign: 1 | -1): FeelValue {
  let found: FeelValue = items[0] ?? null
  for (const item of items) {
    const order = item === null ? null : order3(item, found)
    if (order === null) return null
    if (order * sign > 0) found = item
  }
  return found
}

function numbersOf(items: readonly FeelValue[]): FeelNumber[] | null {
  const numbers = items.filter((item) => isNumber(item))
  return numbers.length === items.length && items.length > 0 ? numbers : null
}

function sum(items: readonly FeelValue[]): FeelNumber | null {
  return (
    numbersOf(items)?.reduce(
      (total: FeelNumber | null, next) => (total === null ? null : add(total, next)),
      decimal(0),
    ) ?? null
  )
}

function mean(items: readonly FeelValue[]): FeelNumber | null {
  const total = sum(items)
  return total === null ? null : divide(total, items.length)
}

function all(items: readonly FeelValue[]): FeelValue {
  if (items.includes(false)) return false
  return items.every((item) => item === true) ? true : null
}

function anyTrue(items: readonly FeelValue[]): FeelValue {
  if (items.includes(true)) return true
  return items.every((item) => item === false) ? false : null
}

/** Items in order of first appearance, by FEEL equality. */
function distinct(run: Run, items: readonly FeelValue[]): FeelValue[] {
  const kept: FeelValue[] = []
  const seen = new Set<FeelValue>()
  for (const item of items) {
    if (typeof item === 'string' || typeof item === 'number') {
      if (!seen.has(item)) kept.push(item)
      seen.add(item)
      continue
    }
    spend(run, kept.length)
    if (!kept.some((other) => equal(other, item, run) === true)) kept.push(item)
  }
  return kept
}

function flatten(run: Run, items: readonly FeelValue[], into: FeelValue[] = []): FeelValue[] {
  for (const item of items) {
    spend(run, 1)
    if (isList(item)) flatten(run, item, into)
    else into.push(item)
    checkLength(into.length)
  }
  return into
}

function concatenated(run: Run, lists: readonly FeelValue[]): FeelValue[] {
  const result: FeelValue[] = []
  for (const each of lists) {
    const items = isList(each) ? each : [each]
    spend(run, items.length)
    checkLength(result.length + items.length)
    for (const item of items) result.push(item)
  }
  return result
}

function median(items: readonly FeelValue[]): FeelValue {
  const sorted = numbersOf(items)?.toSorted(compareNumbers)
  if (!sorted) return null
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  if (sorted.length % 2 === 1) return upper
  const both = add(sorted[middle - 1] ?? 0, upper)
  return both === null ? null : divide(both, 2)
}

/** Sample standard deviation. */
function stddev(items: readonly FeelValue[]): FeelValue {
  const numbers = numbersOf(items)
  const middle = mean(items)
  if (!numbers || numbers.length < 2 || middle === null) return null
  const squares = numbers.map((value) => {
    const distance = subtract(value, middle) ?? 0
    return multiply(distance, distance) ?? 0
  })
  const variance = divide(sum(squares) ?? 0, numbers.length - 1)
  return variance === null ? null : normalize(decimal(variance).sqrt())
}

function mode(run: Run, items: readonly FeelValue[]): FeelValue {
  if (items.length === 0) return []
  const numbers = numbersOf(items)
  if (!numbers) return null
  const values = distinct(run, numbers).filter((value) => isNumber(value))
  spend(run, values.length * numbers.length)
  const counts = values.map((value) => numbers.filter((other) => compareNumbers(other, value) === 0).length)
  const most = Math.max(...counts)
  return values.filter((_, at) => counts[at] === most).toSorted(compareNumbers)
}

function sublist(items: readonly FeelValue[], start: number, length: number | undefined): FeelValue {
  if (start === 0 || Math.abs(start) > items.length || (length !== undefined && length < 1)) return null
  const from = start > 0 ? start - 1 : items.length + start
  if (length !== undefined && from + length > items.length) return null
  return items.slice(from, length === undefined ? undefined : from + length)
}

/** Index from a FEEL position (1 is first, -1 last); undefined if the list has none there. */
function indexOf(items: readonly FeelValue[], position: number, extra = 0): number | undefined {
  if (position === 0 || position > items.length + extra || position < -items.length) return undefined
  return position > 0 ? position - 1 : items.length + position
}

function sort(run: Run, items: readonly FeelValue[], precedes: FeelFunction): FeelValue {
  let valid = true
  const sorted = items.toSorted((a, b) => {
    const before = invoke(precedes, [a, b], run)
    if (typeof before !== 'boolean') valid = false
    if (before === true) return -1
    return invoke(precedes, [b, a], run) === true ? 1 : 0
  })
  return valid ? sorted : null
}

/** List functions (DMN 1.5 § 10.3.4.4, table 75). */
export const listFunctions: Functions = {
  'list contains': [
    overload([list('list'), any('element')], (run, items, element) => {
      spend(run, items.length)
      return items.some((item) => equal(item, element, run) === true)
    }),
  ],
  'list replace': [
    overload([list('list'), integer('position'), any('newItem')], (_, items, position, item) => {
      const at = indexOf(items, position)
      return at === undefined ? null : items.with(at, item)
    }),
    overload([list('list'), callable('match'), any('newItem')], (run, items, match, item) => {
      const results = items.map((old) => ({ old, hit: invoke(match, [old, item], run) }))
      if (results.some(({ hit }) => typeof hit !== 'boolean')) return null
      return results.map(({ old, hit }) => (hit === true ? item : old))
    }),
  ],
  count: [
    overload([list('list')], (_, items) => items.length),
    overload([rest(any('c'))], (_, items) => items.length),
  ],
  min: aggregate((_, items) => best(items, -1)),
  max: aggregate((_, items) => best(items, 1)),
  sum: aggregate((_, items) => normalizeOrNull(sum(items))),
  product: aggregate((_, items) => {
    const numbers = numbersOf(items)
    return (
      numbers?.reduce(
        (total: FeelNumber | null, next) => (total === null ? null : multiply(total, next)),
        1,
      ) ?? null
    )
  }),
  mean: aggregate((_, items) => mean(items)),
  median: aggregate((_, items) => median(items)),
  stddev: aggregate((_, items) => stddev(items)),
  mode: aggregate((run, items) => mode(run, items)),
  all: aggregate((_, items) => all(items)),
  any: aggregate((_, items) => anyTrue(items)),
  sublist: [
    overload(
      [list('list'), integer('start position'), optional(integer('length'))],
      (_, items, start, length) => sublist(items, start, length),
    ),
  ],
  append: [
    overload([list('list'), rest(any('item'))], (run, items, more) => concatenated(run, [items, more])),
  ],
  concatenate: [overload([rest(list('list'))], (run, lists) => concatenated(run, lists))],
  'insert before': [
    overload([list('list'), integer('position'), any('newItem')], (_, items, position, item) => {
      const at = indexOf(items, position, 1)
      return at === undefined ? null : items.toSpliced(at, 0, item)
    }),
  ],
  remove: [
    overload([list('list'), integer('position')], (_, items, position) => {
      const at = indexOf(items, position)
      return at === undefined ? null : items.toSpliced(at, 1)
    }),
  ],
  reverse: [overload([list('list')], (_, items) => items.toReversed())],
  'index of': [
    overload([list('list'), any('match')], (run, items, match) => {
      spend(run, items.length)
      return items.flatMap((item, at) => (equal(item, match, run) === true ? [at + 1] : []))
    }),
  ],
  union: [overload([rest(list('list'))], (run, lists) => distinct(run, concatenated(run, lists)))],
  'distinct values': [overload([list('list')], (run, items) => distinct(run, items))],
  'duplicate values': [
    overload([list('list')], (run, items) => {
      spend(run, items.length ** 2)
      return distinct(
        run,
        items.filter((item, at) => items.some((other, i) => i !== at && equal(item, other, run) === true)),
      )
    }),
  ],
  flatten: [overload([list('list')], (run, items) => flatten(run, items))],
  sort: [
    overload([list('list'), callable('precedes')], (run, items, precedes) => sort(run, items, precedes)),
    overload([list('list')], (run, items) => sort(run, items, ascending)),
  ],
}

const ascending = new FeelFunction([{ name: 'x' }, { name: 'y' }], ([x, y]) => {
  const order = order3(x ?? null, y ?? null)
  return order === null ? null : order < 0
})

function normalizeOrNull(value: FeelNumber | null): FeelNumber | null {
  return value === null ? null : normalize(decimal(value))
}
