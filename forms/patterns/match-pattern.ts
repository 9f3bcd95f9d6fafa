import { RE2JS } from 're2js'

const patterns = new Map<string, RE2JS>()

/** Whether the text matches, in time linear in its length whatever the pattern (RE2). JSON Schema patterns are not anchored. */
export function matchPattern(pattern: string, text: string): boolean {
  const known = patterns.get(pattern) ?? RE2JS.compile(pattern)
  if (patterns.size > 1000) patterns.clear()
  patterns.set(pattern, known)
  return known.matcher(text).find()
}

/** Why a pattern cannot be used; undefined when it can, in RE2 and in every browser. */
export function patternProblem(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern)
    new RegExp(pattern, 'u')
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
