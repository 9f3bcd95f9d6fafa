import type { Condition } from '../document.ts'

/** Every field path a condition reads. */
export function conditionFields(condition: Condition): string[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.of.flatMap(conditionFields)
    case 'not':
      return conditionFields(condition.of)
    default:
      return [condition.field]
  }
}
