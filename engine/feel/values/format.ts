import { checkLength, limits } from '../evaluation/run.ts'
import { FeelContext } from './context.ts'
import { formatNumber, isNumber } from './number.ts'
import { FeelFunction, FeelRange, type FeelValue, isList } from './value.ts'

/** The text of a value as `string()` gives it (DMN 1.5 § 10.3.2.3.3, table 54). */
export function formatValue(value: FeelValue): string {
  return typeof value === 'string' ? value : formatInner(value)
}

function formatInner(value: FeelValue): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  if (typeof value === 'boolean') return String(value)
  if (isNumber(value)) return formatNumber(value)
  if (isList(value)) return `[${joined(value.map((item) => () => formatInner(item)))}]`
  if (value instanceof FeelContext) {
    return `{${joined(
      value.entries().map(
        ([key, item]) =>
          () =>
            `${formatKey(key)}: ${formatInner(item)}`,
      ),
    )}}`
  }
  if (value instanceof FeelRange) return formatRange(value)
  return value instanceof FeelFunction ? 'function' : value.toString()
}

function joined(parts: readonly (() => string)[]): string {
  let text = ''
  for (const [at, part] of parts.entries()) {
    text += at === 0 ? part() : `, ${part()}`
    checkLength(text.length, limits.stringLength)
  }
  return text
}

function formatKey(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : `"${key.replaceAll('"', '\\"')}"`
}

function formatRange(range: FeelRange): string {
  if (range.start === undefined && range.end === undefined) return '(null..null)'
  if (range.start === undefined) return `${range.endIncluded ? '<=' : '<'} ${formatBound(range.end)}`
  if (range.end === undefined) return `${range.startIncluded ? '>=' : '>'} ${formatBound(range.start)}`
  if (range.form) return `${range.form} ${formatBound(range.start)}`
  const open = range.startIncluded ? '[' : '('
  const close = range.endIncluded ? ']' : ')'
  return `${open}${formatBound(range.start)}..${formatBound(range.end)}${close}`
}

function formatBound(value: FeelValue | undefined): string {
  if (value === undefined || value === null) return 'null'
  return typeof value === 'string' || isNumber(value) || isList(value)
    ? formatInner(value)
    : `@"${formatInner(value)}"`
}
