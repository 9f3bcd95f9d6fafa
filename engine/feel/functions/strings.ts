import { checkLength, limits, spend, spendText } from '../evaluation/run.ts'
import { matches, replace, split } from '../patterns/pattern.ts'
import { formatValue } from '../values/format.ts'
import type { FeelValue } from '../values/value.ts'
import { any, type Functions, integer, list, nullable, optional, overload, text } from './builtin.ts'

/** String functions (DMN 1.5 § 10.3.4.3, table 74). Positions count code points and start at 1. */
export const stringFunctions: Functions = {
  substring: [
    overload(
      [text('string'), integer('start position'), optional(integer('length'))],
      (_, value, start, length) => substring(value, start, length),
    ),
  ],
  'string length': [overload([text('string')], (_, value) => [...value].length)],
  'upper case': [overload([text('string')], (_, value) => value.toUpperCase())],
  'lower case': [overload([text('string')], (_, value) => value.toLowerCase())],
  'substring before': [
    overload([text('string'), text('match')], (_, value, match) => {
      const at = value.indexOf(match)
      return at < 0 ? '' : value.slice(0, at)
    }),
  ],
  'substring after': [
    overload([text('string'), text('match')], (_, value, match) => {
      const at = value.indexOf(match)
      return at < 0 ? '' : value.slice(at + match.length)
    }),
  ],
  contains: [overload([text('string'), text('match')], (_, value, match) => value.includes(match))],
  'starts with': [overload([text('string'), text('match')], (_, value, match) => value.startsWith(match))],
  'ends with': [overload([text('string'), text('match')], (_, value, match) => value.endsWith(match))],
  matches: [
    overload([text('input'), text('pattern'), nullable(text('flags'))], (run, value, pattern, flags) =>
      matches(run, value, pattern, flags ?? undefined),
    ),
  ],
  replace: [
    overload(
      [text('input'), text('pattern'), text('replacement'), nullable(text('flags'))],
      (run, value, pattern, replacement, flags) =>
        replace(run, value, pattern, replacement, flags ?? undefined),
    ),
  ],
  split: [
    overload([text('string'), text('delimiter')], (run, value, delimiter) => split(run, value, delimiter)),
  ],
  'string join': [
    overload([list('list'), nullable(text('delimiter'))], (run, items, delimiter) => {
      spend(run, items.length)
      return join(items, delimiter ?? '')
    }),
  ],
  string: [
    overload([any('from')], (run, value) => {
      if (value === null) return null
      const formatted = formatValue(value)
      spendText(run, formatted)
      return formatted
    }),
  ],
  trim: [overload([text('string')], (_, value) => value.trim())],
  'is blank': [overload([text('string')], (_, value) => value.trim() === '')],
}

function substring(value: string, start: number, length: number | undefined): FeelValue {
  const points = [...value]
  if (start === 0 || Math.abs(start) > points.length || (length !== undefined && length < 1)) return null
  const from = start > 0 ? start - 1 : points.length + start
  return points.slice(from, length === undefined ? undefined : from + length).join('')
}

function join(items: readonly FeelValue[], delimiter: string): string | null {
  let size = 0
  const parts: string[] = []
  for (const item of items) {
    if (item === null) continue
    if (typeof item !== 'string') return null
    size += item.length + delimiter.length
    checkLength(size, limits.stringLength)
    parts.push(item)
  }
  return parts.join(delimiter)
}
