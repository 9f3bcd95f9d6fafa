import type { Iteration, Node } from '../syntax/ast.ts'
import { sizeOf } from '../syntax/size.ts'
import { variablesOf } from '../syntax/variables.ts'
import { order3 } from '../values/compare.ts'
import { dateOfEpochDay, FeelDate } from '../values/date.ts'
import { isNumber, toInteger } from '../values/number.ts'
import { FeelRange, type FeelValue, isList } from '../values/value.ts'
import { type Code, charged } from './compile.ts'
import { type Frame, LocalFrame } from './frame.ts'
import { checkLength, type Run, spend, warn } from './run.ts'

interface Loop {
  readonly name: string
  readonly at: number
  readonly from: Code
  readonly to: Code | undefined
}

/** `for`, `some` and `every`: nested loops, left to right (DMN 1.5 § 10.3.2.14). */
export function compileIterations(
  node: Node & { kind: 'for' | 'quantified' },
  sub: (node: Node) => Code,
): Code {
  const loops = node.iterations.map((iteration) => compileLoop(iteration, sub))
  const body = charged(sub(node.body), sizeOf(node.body))
  if (node.kind === 'for') {
    return forCode(loops, body, variablesOf(node.body, { has: () => false }).includes('partial'))
  }
  return node.every ? quantifiedCode(loops, body, false) : quantifiedCode(loops, body, true)
}

function compileLoop(iteration: Iteration, sub: (node: Node) => Code): Loop {
  const { name, from, to } = iteration
  return { name, at: from.at, from: charged(sub(from), sizeOf(from)), to: to && sub(to) }
}

/** `partial` is the list of results so far: a copy, because a body may keep it. */
export function forCode(loops: readonly Loop[], body: Code, usesPartial: boolean): Code {
  return (frame) => {
    const results: FeelValue[] = []
    const partial = usesPartial ? new LocalFrame(frame, 'partial', []) : frame
    const done = eachCombination(loops, 0, partial, (inner) => {
      if (partial instanceof LocalFrame && usesPartial) {
        spend(frame.run, results.length >> 5)
        partial.value = results.slice()
      }
      results.push(body(inner))
      checkLength(results.length)
      return true
    })
    return done === null ? null : results
  }
}

export function quantifiedCode(loops: readonly Loop[], body: Code, wanted: boolean): Code {
  return (frame) => {
    let result: boolean | null = !wanted
    const done = eachCombination(loops, 0, frame, (inner) => {
      const value = body(inner)
      if (value === wanted) {
        result = wanted
        return false
      }
      if (typeof value === 'boolean') return true
      result = null
      // Null is unknown and may still be decided; anything else is no condition.
      return value === null
    })
    return done === null ? null : result
  }
}

/** Calls `visit` in the frame of each combination until it says false; null if a domain is no list. */
function eachCombination(
  loops: readonly Loop[],
  at: number,
  frame: Frame,
  visit: (frame: Frame) => boolean,
): boolean | null {
  const loop = loops[at]
  if (!loop) return visit(frame)
  const domain = domainOf(loop, frame)
  if (domain === null) return null
  for (const value of domain) {
    spend(frame.run, 1)
    const go = eachCombination(loops, at + 1, new LocalFrame(frame, loop.name, value), visit)
    if (go !== true) return go
  }
  return true
}

function domainOf(loop: Loop, frame: Frame): Iterable<FeelValue> | null {
  const from = loop.from(frame)
  const end = loop.to?.(frame)
  if (end !== undefined) return steps(from, end, frame.run, loop.at)
  if (from instanceof FeelRange) return rangeSteps(from, frame.run, loop.at)
  if (from === null)
    return warn(frame.run, 'wrong-type', 'Expected a list to go through, found null.', loop.at)
  return isList(from) ? from : [from]
}

function rangeSteps(range: FeelRange, run: Run, at: number): Iterable<FeelValue> | null {
  const { start, end } = range
  if (start === undefined || end === undefined)
    return warn(run, 'wrong-type', 'Expected a range with both ends.', at)
  if ((order3(start, end) ?? 0) > 0) return warn(run, 'wrong-type', 'Expected a range that goes up.', at)
  const all = steps(start, end, run, at)
  if (all === null) return null
  return inside(all, range)
}

function* inside(values: Iterable<FeelValue>, range: FeelRange): Iterable<FeelValue> {
  let first = true
  let held: FeelValue | undefined
  for (const value of values) {
    if (held !== undefined) yield held
    held = first && !range.startIncluded ? undefined : value
    first = false
  }
  if (held !== undefined && range.endIncluded) yield held
}

/** Whole numbers or dates from one to the other, upwards or downwards. */
function steps(from: FeelValue, to: FeelValue, run: Run, at: number): Iterable<FeelValue> | null {
  if (isNumber(from) && isNumber(to)) {
    const [low, high] = [toInteger(from), toInteger(to)]
    if (low !== undefined && high !== undefined) return count(low, high)
  }
  if (from instanceof FeelDate && to instanceof FeelDate) return dates(from.epochDay, to.epochDay)
  return warn(run, 'wrong-type', 'Expected a range of whole numbers or dates. The result is null.', at)
}

function* count(from: number, to: number): Iterable<number> {
  if (from <= to) for (let value = from; value <= to; value++) yield value
  else for (let value = from; value >= to; value--) yield value
}

function* dates(from: number, to: number): Iterable<FeelValue> {
  for (const day of count(from, to)) yield dateOfEpochDay(day)
}
