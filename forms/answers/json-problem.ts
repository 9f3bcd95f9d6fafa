export type JsonProblem = 'depth' | 'nodes' | 'number' | 'characters' | 'prototype' | 'type'

export interface JsonLimits {
  readonly depth: number
  readonly nodes: number
}

/**
 * What makes a value from outside unfit to be stored: too deep or too many parts, a number such as 1e400,
 * NUL or half a surrogate pair in a text, a key that reaches for the prototype, something that is no JSON.
 */
export function jsonProblem(value: unknown, limits: JsonLimits): JsonProblem | undefined {
  let nodes = 0
  return look(value, 0)

  function look(part: unknown, depth: number): JsonProblem | undefined {
    nodes += 1
    if (depth > limits.depth) return 'depth'
    if (nodes > limits.nodes) return 'nodes'
    switch (typeof part) {
      case 'string':
        return isStorable(part) ? undefined : 'characters'
      case 'number':
        return Number.isFinite(part) ? undefined : 'number'
      case 'boolean':
        return undefined
      case 'object':
        return part === null ? undefined : lookInside(part, depth)
      default:
        return 'type'
    }
  }

  function lookInside(part: object, depth: number): JsonProblem | undefined {
    const entries: [string, unknown][] = Array.isArray(part)
      ? part.map((item: unknown) => ['', item])
      : Object.keys(part).map((key) => [key, Reflect.get(part, key)])
    for (const [key, item] of entries) {
      if (reserved.has(key)) return 'prototype'
      if (!isStorable(key)) return 'characters'
      const problem = look(item, depth + 1)
      if (problem) return problem
    }
    return undefined
  }
}

const reserved = new Set(['__proto__', 'constructor', 'prototype'])

export function isReservedKey(key: string): boolean {
  return reserved.has(key)
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}
