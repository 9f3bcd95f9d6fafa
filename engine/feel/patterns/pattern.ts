import { RE2JS, RE2JSException } from 're2js'
import { checkLength, limits, type Run, spend, warn } from '../evaluation/run.ts'
import type { FeelValue } from '../values/value.ts'
import { parseReplacement } from './replacement.ts'
import { PatternError, toRe2 } from './to-re2.ts'

/*
 * Patterns run on RE2: time linear in text times pattern, so a hostile one cannot hang. What that product
 * and the making of a pattern cost is taken from the step budget.
 */

const cache = new Map<string, RE2JS>()

/** Patterns a run has paid for; the cache must not decide whether its budget is enough. */
const paid = new WeakMap<Run, Set<string>>()

/** Making a pattern with Unicode classes takes some milliseconds. */
const compileCost = 250
const maxLength = 2000

function compile(run: Run, pattern: string, flags: string): RE2JS | null {
  if (pattern.length > maxLength)
    return warn(run, 'pattern-too-long', `Expected a pattern of at most ${maxLength} characters.`)
  if (!/^[smixq]*$/.test(flags))
    return warn(run, 'pattern-invalid', `Expected flags of "smixq", found "${flags}".`)
  const key = `${flags}/${pattern}`
  pay(run, key)
  const known = cache.get(key)
  if (known) return known
  try {
    const compiled = create(pattern, flags)
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

function pay(run: Run, key: string): void {
  const own = paid.get(run) ?? new Set()
  if (own.has(key)) return
  spend(run, own.size === 0 ? 1 : compileCost)
  own.add(key)
  paid.set(run, own)
}

function create(pattern: string, flags: string): RE2JS {
  let bits = 0
  if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE
  if (flags.includes('m')) bits |= RE2JS.MULTILINE
  if (flags.includes('q')) return RE2JS.compile(RE2JS.quote(pattern), bits)
  return RE2JS.compile(toRe2(flags.includes('x') ? unspaced(pattern) : pattern, flags.includes('s')), bits)
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

/** Text times pattern; asking only whether it matches is some times cheaper than finding places. */
function charge(run: Run, value: string, compiled: RE2JS, cheapness: number): void {
  spend(run, 1 + Math.floor((value.length * compiled.programSize()) / 2 ** cheapness))
}

/** Whether the pattern matches somewhere in the text (XPath fn:matches). */
export function matches(run: Run, value: string, pattern: string, flags = ''): FeelValue {
  const compiled = compile(run, pattern, flags)
  if (compiled === null) return null
  charge(run, value, compiled, 10)
  return compiled.test(value)
}

/** Replaces each match (XPath fn:replace). */
export function replace(
  run: Run,
  value: string,
  pattern: string,
  replacement: string,
  flags = '',
): FeelValue {
  const compiled = compile(run, pattern, flags)
  if (compiled === null) return null
  charge(run, value, compiled, 8)
  const isLiteral = flags.includes('q')
  if (!isLiteral && value === '' && compiled.test(''))
    return warn(run, 'pattern-invalid', 'The pattern matches nothing. The result is null.')
  const parts = isLiteral ? [replacement] : parseReplacement(replacement, compiled.groupCount())
  if (!parts) return warn(run, 'pattern-invalid', 'Expected \\$ or $ with a number in the replacement.')
  const matcher = compiled.matcher(value)
  let result = ''
  let last = 0
  while (matcher.find()) {
    spend(run, parts.length >> 4)
    result += value.slice(last, matcher.start())
    for (const part of parts) result += typeof part === 'string' ? part : (matcher.group(part) ?? '')
    last = matcher.end()
    checkLength(result.length, limits.stringLength)
  }
  return result + value.slice(last)
}

/** The parts of the text between matches (XPath fn:tokenize). */
export function split(run: Run, value: string, delimiter: string): FeelValue {
  const compiled = compile(run, delimiter, '')
  if (compiled === null) return null
  charge(run, value, compiled, 8)
  const parts: string[] = []
  const matcher = compiled.matcher(value)
  let last = 0
  while (matcher.find()) {
    if (matcher.end() === matcher.start())
      return warn(run, 'pattern-invalid', 'The delimiter matches nothing. The result is null.')
    parts.push(value.slice(last, matcher.start()))
    last = matcher.end()
    checkLength(parts.length)
  }
  return [...parts, value.slice(last)]
}
