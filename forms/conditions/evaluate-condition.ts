import type { Condition } from '../document.ts'
import { isEmpty, own } from '../fields/answers.ts'

/** Which item of each repeat group (by its path) a condition is read in. */
export type ItemNumbers = { readonly [repeatPath: string]: number }

/**
 * Says whether a condition holds for the answers. Every comparison with an unanswered field is false,
 * `notEquals` too; only `notAnswered` and `not` hold without an answer. Dates compare as ISO text.
 */
export function evaluateCondition(condition: Condition, answers: unknown, items: ItemNumbers = {}): boolean {
  switch (condition.op) {
    case 'and':
      return condition.of.every((part) => evaluateCondition(part, answers, items))
    case 'or':
      return condition.of.some((part) => evaluateCondition(part, answers, items))
    case 'not':
      return !evaluateCondition(condition.of, answers, items)
    default:
      return holds(condition, valueAt(answers, condition.field, items))
  }
}

/** A condition on one field. */
export type Comparison = Extract<Condition, { readonly field: string }>

function holds(condition: Comparison, value: unknown): boolean {
  if (isEmpty(value)) return condition.op === 'notAnswered'
  switch (condition.op) {
    case 'answered':
    case 'notAnswered':
      return condition.op === 'answered'
    case 'equals':
      return value === condition.value
    case 'notEquals':
      return value !== condition.value
    case 'includes':
      return Array.isArray(value) && value.includes(condition.value)
    default: {
      const order = compare(value, condition.value)
      return order !== undefined && ordered[condition.op](order)
    }
  }
}

const ordered = {
  atLeast: (order: number) => order >= 0,
  atMost: (order: number) => order <= 0,
  lessThan: (order: number) => order < 0,
  moreThan: (order: number) => order > 0,
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/

function compare(value: unknown, other: number | string): number | undefined {
  if (typeof value === 'number' && typeof other === 'number') return value - other
  if (typeof value !== 'string' || typeof other !== 'string') return undefined
  if (!isoDate.test(value) || !isoDate.test(other)) return undefined
  return value < other ? -1 : value > other ? 1 : 0
}

/** The value at a path; inside a repeat group, that of the item in question. */
export function valueAt(answers: unknown, path: string, items: ItemNumbers = {}): unknown {
  let value: unknown = answers
  let walked = ''
  for (const key of path.split('.')) {
    if (Array.isArray(value)) {
      const item = items[walked]
      if (item === undefined) return undefined
      value = value[item]
    }
    value = own(value, key)
    walked = walked === '' ? key : `${walked}.${key}`
  }
  return value
}
