import { RE2JS, RE2JSException } from 're2js'
import { checkLength, limits, type Run, spend, warn } from '../evaluation/run.ts'
import type { FeelValue } from '../values/value.ts'
import { PatternError, toRe2 } from './to-re2.ts'

/** Patterns run on RE2: linear time, so a hostile pattern cannot hang. No look-around, no back reference. */

const cache = new Map<string, RE2JS>()

function compile(run: Run, pattern: string, flags: string): RE2JS | null {
  const key = `${flags}/${pattern}`
  const known = cache.get(key)
  if (known) return known
  if (pattern.length > 2000)
    return warn(run, 'pattern-too-long', `Expected a pattern of at most 2000 characters.`)
  if (!/^[smixq]*$/.test(flags))
    return warn(run, 'pattern-invalid', `Expected flags of "smixq", found "${flags}"`)
  let bits = 0
  if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE
  if (flags.includes('m')) bits |= RE2JS.MULTILINE
  const spaced = flags.includes('x') ? unspaced(pattern) : pattern
  try {
    const source = flags.includes('q') ? RE2JS.quote(pattern) : toRe2(spaced, flags.includes('s'))
    const compiled = RE2JS.compile(source, bits)
    if (cache.size >= 500) cache.clear()
    cache.set(key, compiled)
    return compiled
  } catch (error) {
    if (!(error instanceof RE2JSException || error instanceof PatternError)) throw error
    return warn(
      run,
      'pattern-invalid',
      `The pattern "${pattern.slice(0, 100)}" cannot be used: ${error.message}. The result is null.`,
    )
  }
}

/** XPath flag x: white space in the pattern does not count, except in classes. */
function unspaced(pattern: string): string {
  let inClass = 0
  let escaped = false
  let text = ''
  for (const char of pattern) {
    if (inClass === 0 && /[\t\n\r ]/.test(char)) continue
    text += char
    if (!escaped && char === '[') inClass++
    if (!escaped && char === ']') inClass--
    escaped = !escaped && char === '\\'
  }
  return text
}

function charge(run: Run, value: string): void {
  spend(run, 1 + Math.floor(value.length / 100))
}

export function matches(run: Run, value: string, pattern: string, flags = ''): FeelValue {
  charge(run, value)
  const compiled = compile(run, pattern, flags)
  return compiled === null ? null : compiled.matcher(value).find()
}

export function replace(
  run: Run,
  value: string,
  pattern: string,
  replacement: string,
  flags = '',
): FeelValue {
  charge(run, value)
  const compiled = compile(run, pattern, flags)
  if (compiled === null) return null
  const literal = flags.includes('q')
  const matcher = compiled.matcher(value)
  if (!literal && matcher.matches() && value === '')
    return warn(run, 'pattern-invalid', 'The pattern matches nothing')
  matcher.reset()
  const groups = compiled.groupCount()
  let result = ''
  let last = 0
  while (matcher.find()) {
    const group = (index: number) => (index <= groups ? (matcher.group(index) ?? '') : '')
    const filled = literal ? replacement : fill(replacement, group, groups)
    if (filled === null)
      return warn(run, 'pattern-invalid', 'Expected \\$ or $ with a number in the replacement')
    result += value.slice(last, matcher.start()) + filled
    last = matcher.end()
    checkLength(result.length, limits.stringLength)
  }
  return result + value.slice(last)
}

/** `$1` is a group, `\$` a dollar, `\\` a backslash (XPath fn:replace). */
function fill(replacement: string, group: (index: number) => string, groups: number): string | null {
  let text = ''
  for (let at = 0; at < replacement.length; at++) {
    const char = replacement.charAt(at)
    if (char === '\\') {
      const next = replacement.charAt(++at)
      if (next !== '\\' && next !== '$') return null
      text += next
    } else if (char === '$') {
      let digits = /^\d+/.exec(replacement.slice(at + 1))?.[0] ?? ''
      if (!digits) return null
      while (digits.length > 1 && Number(digits) > groups) digits = digits.slice(0, -1)
      text += group(Number(digits))
      at += digits.length
    } else text += char
  }
  return text
}

export function split(run: Run, value: string, delimiter: string): FeelValue {
  charge(run, value)
  const compiled = compile(run, delimiter, '')
  if (compiled === null) return null
  const parts: string[] = []
  const matcher = compiled.matcher(value)
  let last = 0
  while (matcher.find()) {
    if (matcher.end() === matcher.start())
      return warn(run, 'pattern-invalid', 'The delimiter matches nothing')
    parts.push(value.slice(last, matcher.start()))
    last = matcher.end()
    checkLength(parts.length)
  }
  return [...parts, value.slice(last)]
}
