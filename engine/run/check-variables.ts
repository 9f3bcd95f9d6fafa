import type { Variables } from '../json.ts'
import { limits, sizeOf } from './limits.ts'
import type { Rejection } from './step-result.ts'

const MAX_DEPTH = 100

/** Refuses what is not strict JSON, is too large, is nested too deeply or has a key that could reach a prototype. */
export function checkVariables(variables: Variables): Rejection | undefined {
  const size = sizeOf(variables, limits.inputSize)
  const isLarge = Number.isFinite(size) && size > limits.inputSize
  const problem = isLarge ? `more than ${limits.inputSize / 1_000_000} MB` : problemOf(variables, 0)
  if (problem === undefined) return undefined
  return { code: 'invalid-argument', message: `Expected variables to be plain JSON, found ${problem}.` }
}

function problemOf(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : `the number ${value}`
    case 'object':
      return value === null ? undefined : problemInside(value, depth)
    default:
      return `a value of type ${typeof value}`
  }
}

function problemInside(value: object, depth: number): string | undefined {
  if (depth >= MAX_DEPTH) return `more than ${MAX_DEPTH} levels`
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = problemOf(item, depth + 1)
      if (problem !== undefined) return problem
    }
    return undefined
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') return "the key '__proto__'"
    const problem = problemOf(inner, depth + 1)
    if (problem !== undefined) return problem
  }
  return undefined
}
