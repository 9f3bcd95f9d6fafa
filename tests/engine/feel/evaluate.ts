import { expect, test } from 'vitest'
import { compileExpression } from '../../../engine/feel/index.ts'
import type { Json, Variables } from '../../../engine/json.ts'

export const env = { now: '2026-03-29T08:30:00Z', zone: 'Europe/Berlin' }

export function evaluate(text: string, variables: Variables = {}): Json {
  const result = compileExpression(text).evaluate(variables, env)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** One line of a table: the expression and its JSON value. */
export function expr(text: string, expected: Json, variables: Variables = {}): void {
  test(`${text} is ${JSON.stringify(expected)}`, () => {
    expect(evaluate(text, variables)).toEqual(expected)
  })
}
