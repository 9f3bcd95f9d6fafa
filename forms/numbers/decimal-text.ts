export type Language = string

/**
 * Reads a number as people in Germany write it: "1.234,50", "1 234,5", "1234.50", "-3". A single dot is a
 * thousands separator only where exactly three digits follow in a German text with groups ("1.234").
 * Answers undefined for anything else and for more digits than a number keeps exactly (15).
 */
export function parseDecimal(text: string): number | undefined {
  const plain = text
    .trim()
    .replaceAll(/[\s\u00a0\u202f']/g, '')
    .replace(/^\u2212/, '-')
  const normal = grouped(plain) ?? (/^-?\d+(?:[.,]\d+)?$/.test(plain) ? plain.replace(',', '.') : undefined)
  if (normal === undefined) return undefined
  if (normal.replaceAll(/[-.]/g, '').replace(/^0+/, '').length > 15) return undefined
  const number = Number(normal)
  return Object.is(number, -0) ? 0 : number
}

function grouped(text: string): string | undefined {
  if (/^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text)) return text.replaceAll('.', '').replace(',', '.')
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return text.replaceAll(',', '')
  return undefined
}

/** Reads an amount: like `parseDecimal`, with or without "€" or "EUR", at most two decimals. */
export function parseMoney(text: string): number | undefined {
  const amount = parseDecimal(text.replace(/€|EUR/i, ''))
  return amount !== undefined && Number(amount.toFixed(2)) === amount ? amount : undefined
}

export function formatDecimal(value: number, language: Language, decimals?: number): string {
  return new Intl.NumberFormat(locale(language), {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 15,
  }).format(value)
}

/** "1.234,50 €" in German, "€1,234.50" in English. */
export function formatMoney(value: number, language: Language): string {
  return new Intl.NumberFormat(locale(language), { style: 'currency', currency: 'EUR' }).format(value)
}

/** What stands in the input: German writes a comma and, for amounts, two decimals; no groups. */
export function decimalInputText(value: number, language: Language, decimals?: number): string {
  return new Intl.NumberFormat(locale(language), {
    useGrouping: false,
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 15,
  }).format(value)
}

/** English texts are written for Germany: day before month. */
export function locale(language: Language): string {
  return language.startsWith('en') ? 'en-GB' : language
}
