import { FeelDate, two } from '../../feel/values/date.ts'
import { formatValue } from '../../feel/values/format.ts'
import { formatNumber, isNumber } from '../../feel/values/number.ts'
import type { FeelValue } from '../../feel/values/value.ts'
import { type Column, otherText } from './column-samples.ts'

/** One sample of each column, by its place in the column. */
export type Combination = readonly number[]

/** An input a row is about, as a person reads it: `age = 65; kind = "a"`. */
export function example(columns: readonly Column[], combination: Combination): { de: string; en: string } {
  const told = columns.flatMap(({ label, samples }, at) => {
    const value = samples[combination[at] ?? 0]?.value ?? null
    return value === null ? [] : [{ label, value }]
  })
  const text = (show: (value: FeelValue) => string) =>
    told.map(({ label, value }) => `${label} = ${show(value)}`).join('; ')
  return { de: text(german) || 'jede Eingabe', en: text(english) || 'any input' }
}

function german(value: FeelValue): string {
  if (value === otherText) return '(ein anderer Text)'
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  if (isNumber(value)) return formatNumber(value).replace('.', ',')
  if (value instanceof FeelDate) return `${two(value.day)}.${two(value.month)}.${value.year}`
  return typeof value === 'string' ? `„${value}“` : formatValue(value)
}

function english(value: FeelValue): string {
  if (value === otherText) return '(any other text)'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? `"${value}"` : formatValue(value)
}
