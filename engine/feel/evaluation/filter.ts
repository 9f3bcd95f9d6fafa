import type { Node } from '../syntax/ast.ts'
import { sizeOf } from '../syntax/size.ts'
import { FeelContext } from '../values/context.ts'
import { type FeelNumber, isNumber, toInteger } from '../values/number.ts'
import { type FeelValue, isList } from '../values/value.ts'
import { type Code, charged } from './compile.ts'
import { type Frame, ItemFrame } from './frame.ts'
import { spend, warn } from './run.ts'

/** `list[condition]` and `list[number]`; a single value counts as a list of one (DMN 1.5 § 10.3.2.5). */
export function compileFilter(node: Node & { kind: 'filter' }, sub: (node: Node) => Code): Code {
  const base = sub(node.base)
  const condition = charged(sub(node.condition), sizeOf(node.condition))
  return (frame) => filter(base(frame), condition, frame, node.at)
}

/** Keeps the items for which the condition is true, or picks one by its number. */
export function filter(base: FeelValue, condition: Code, frame: Frame, at: number): FeelValue {
  if (base === null) return null
  const items = isList(base) ? base : [base]
  spend(frame.run, 1)
  const kept: FeelValue[] = []
  if (items.length === 0) return isNumber(condition(new ItemFrame(frame, null, undefined))) ? null : kept
  for (const [index, item] of items.entries()) {
    if (index > 0) spend(frame.run, 1)
    const entries = item instanceof FeelContext ? item : undefined
    const value = condition(new ItemFrame(frame, item, entries))
    if (index === 0 && isNumber(value)) return pick(items, value, frame, at)
    if (value === true) kept.push(item)
    else if (typeof value !== 'boolean' && value !== null) {
      return warn(
        frame.run,
        'wrong-type',
        'Expected a condition or a number in a filter. The result is null.',
        at,
      )
    }
  }
  return kept
}

function pick(items: readonly FeelValue[], index: FeelNumber, frame: Frame, at: number): FeelValue {
  const whole = toInteger(index)
  const item = whole === undefined || whole === 0 ? undefined : items.at(whole > 0 ? whole - 1 : whole)
  return (
    item ?? (item === undefined ? warn(frame.run, 'no-such-item', 'The list has no item there.', at) : null)
  )
}
