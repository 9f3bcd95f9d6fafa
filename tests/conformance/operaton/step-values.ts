import { isDeepStrictEqual } from 'node:util'
import type { Json, Rejection, Variables } from '../../../engine/index.ts'
import { Difference, type Step } from './scenario.ts'

/** A command our engine refuses is a difference. */
export function accepted(rejection: Rejection | undefined): void {
  if (rejection) throw new Difference(`refused: ${rejection.message}`)
}

export function expectEqual(found: unknown, expected: Json | undefined): void {
  if (!isDeepStrictEqual(found, expected)) {
    throw new Difference(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
  }
}

export function missing(): never {
  throw new Difference('expected the instance to be there')
}

/** A value to compare; lists and contexts are compared as text. */
export function scalar(value: Json | undefined): null | string | number | boolean {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : value
}

export function record(value: Json | undefined): Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}

export function argsOf(step: Step): readonly Json[] {
  return Array.isArray(step.args) ? step.args : []
}

export function instructionsOf(step: Step): readonly Variables[] {
  return Array.isArray(step.instructions) ? step.instructions.map(record) : []
}
