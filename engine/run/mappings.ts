import type { Json, Variables } from '../json.ts'

/** The variable that holds `value` at a path (`a.b`), keeping what is there beside it. */
export function writePath(variables: Variables, path: readonly string[], value: Json): Variables {
  const [name, ...rest] = path
  if (name === undefined) return {}
  return { [name]: writeInto(variables[name], rest, value) }
}

function writeInto(old: Json | undefined, path: readonly string[], value: Json): Json {
  const [name, ...rest] = path
  if (name === undefined) return value
  const context = isContext(old) ? old : {}
  return { ...context, [name]: writeInto(context[name], rest, value) }
}

function isContext(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
