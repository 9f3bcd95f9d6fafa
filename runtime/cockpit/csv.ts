/** Values of one table as CSV for German spreadsheets: semicolons, decimal comma, quoted where needed. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[], language: 'de' | 'en'): string {
  const separator = language === 'de' ? ';' : ','
  const cell = (value: string | number | null): string => {
    if (value === null) return ''
    const text =
      typeof value === 'number' && language === 'de' ? String(value).replace('.', ',') : String(value)
    // A cell that begins like a formula would be run by spreadsheets.
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return /["\n\r;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join('\r\n')}\r\n`
}

/** Offers a text as a file. */
export function downloadCsv(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
