import type { Condition, JsonSchema } from '../document.ts'
import { dateOrderPattern } from './date-order-pattern.ts'
import type { Comparison } from './evaluate-condition.ts'

/**
 * The same condition as a JSON Schema, valid exactly while the condition holds.
 * `base` is the repeat group whose item the schema is put into; '' is the form itself.
 */
export function conditionSchema(condition: Condition, base: string): JsonSchema {
  switch (condition.op) {
    case 'and':
      return { allOf: condition.of.map((part) => conditionSchema(part, base)) }
    case 'or':
      return { anyOf: condition.of.map((part) => conditionSchema(part, base)) }
    case 'not':
      return { not: conditionSchema(condition.of, base) }
    default:
      if (condition.op === 'notAnswered') return { not: atPath(condition.field, base, answered) }
      return atPath(condition.field, base, comparison(condition))
  }
}

const answered: JsonSchema = {
  anyOf: [
    { type: ['boolean', 'number', 'object'] },
    { type: 'string', pattern: '\\S' },
    { type: 'array', minItems: 1 },
  ],
}

function comparison(condition: Comparison): JsonSchema {
  switch (condition.op) {
    case 'answered':
    case 'notAnswered':
      return answered
    case 'equals':
      return { const: condition.value }
    case 'notEquals':
      return { allOf: [answered, { not: { const: condition.value } }] }
    case 'includes':
      return { type: 'array', contains: { const: condition.value } }
    default: {
      const { op, value } = condition
      if (typeof value === 'string') return { type: 'string', pattern: dateOrderPattern(op, value) }
      return { type: 'number', [bounds[op]]: value }
    }
  }
}

const bounds = {
  atLeast: 'minimum',
  atMost: 'maximum',
  lessThan: 'exclusiveMaximum',
  moreThan: 'exclusiveMinimum',
} as const

function atPath(path: string, base: string, schema: JsonSchema): JsonSchema {
  const keys = (base === '' ? path : path.slice(base.length + 1)).split('.')
  return keys.reduceRight<JsonSchema>(
    (inner, key) => ({ type: 'object', required: [key], properties: { [key]: inner } }),
    schema,
  )
}
