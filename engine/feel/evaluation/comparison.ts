import type { CompareOperator } from '../syntax/ast.ts'
import { equal, inRange, order3 } from '../values/compare.ts'
import { kindOf } from '../values/type.ts'
import { FeelRange, type FeelValue, isList } from '../values/value.ts'
import type { Code } from './compile.ts'
import type { Frame } from './frame.ts'
import { type Run, spend, warn } from './run.ts'

/** Whether a value passes a test; null where it cannot be said. */
export type Tester = (frame: Frame, input: FeelValue) => boolean | null

const orders: { readonly [operator: string]: (order: number) => boolean } = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

export function compileComparison(operator: CompareOperator, left: Code, right: Code, at: number): Code {
  if (operator === '=') return (frame) => equality(frame.run, left(frame), right(frame), at)
  if (operator === '!=') {
    return (frame) => {
      const same = equality(frame.run, left(frame), right(frame), at)
      return same === null ? null : !same
    }
  }
  const holds = orders[operator]
  return (frame) => {
    const a = left(frame)
    const b = right(frame)
    const order = order3(a, b)
    if (order !== null && holds) return holds(order)
    return incomparable(frame.run, a, operator, b, at)
  }
}

function equality(run: Run, a: FeelValue, b: FeelValue, at: number): boolean | null {
  if (isList(a)) spend(run, a.length)
  return equal(a, b, run) ?? incomparable(run, a, '=', b, at)
}

function incomparable(run: Run, a: FeelValue, operator: string, b: FeelValue, at: number): null {
  if (a === null || b === null) return null
  return warn(
    run,
    'wrong-type',
    `${kindOf(a)} ${operator} ${kindOf(b)} cannot be compared. The result is null.`,
    at,
  )
}

export function between(value: FeelValue, low: FeelValue, high: FeelValue): boolean | null {
  const fromLow = order3(value, low)
  const toHigh = order3(value, high)
  return fromLow === null || toHigh === null ? null : fromLow >= 0 && toHigh <= 0
}

/** A test without `?`: equal, in the range, in the list, or simply true (DMN 1.5 § 10.3.2.8). */
export function contains(test: FeelValue, input: FeelValue, run: Run): boolean | null {
  if (test instanceof FeelRange)
    return input instanceof FeelRange ? equal(input, test, run) : inRange(input, test)
  if (isList(test)) {
    spend(run, test.length)
    if (isList(input) && equal(input, test, run) === true) return true
    return test.some(
      (item) => (item instanceof FeelRange ? inRange(input, item) : equal(input, item, run)) === true,
    )
  }
  const same = equal(input, test, run)
  if (same === null && isList(input)) return input.some((item) => contains(test, item, run) === true)
  return same !== true && typeof input !== 'boolean' && test === true ? true : same
}
