type Order = 'atLeast' | 'atMost' | 'lessThan' | 'moreThan'

/**
 * A pattern for ISO dates before or after another: JSON Schema has no order on text. Digit by digit:
 * the same beginning, then a greater (or smaller) digit, then anything. Answers `^$` for a value that is no date.
 */
export function dateOrderPattern(order: Order, date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return '^$'
  const greater = order === 'atLeast' || order === 'moreThan'
  const ways: string[] = order === 'atLeast' || order === 'atMost' ? [date] : []
  for (let at = 0; at < date.length; at += 1) {
    const digit = Number(date[at])
    if (Number.isNaN(digit) || digit === (greater ? 9 : 0)) continue
    const range = greater ? `[${digit + 1}-9]` : `[0-${digit - 1}]`
    const rest = date.slice(at + 1).replaceAll(/\d/g, '[0-9]')
    ways.push(`${date.slice(0, at)}${range}${rest}`)
  }
  return ways.length === 0 ? '^$' : `^(?:${ways.join('|')})$`
}
