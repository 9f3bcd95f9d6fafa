/** What a clerk types into a search: part of a name or file number, or a birth date in German writing. */
export interface SearchText {
  /** `ilike` pattern; `%` and `_` of the text stand for themselves. */
  readonly pattern: string
  /** YYYY-MM-DD when the text is a date such as 12.08.1959. */
  readonly birthDate: string | null
}

/** `null`: nothing to search for. */
export function readSearchText(text: string): SearchText | null {
  const trimmed = text.trim().slice(0, 100)
  if (trimmed === '') return null
  return {
    pattern: `%${trimmed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
    birthDate: readGermanDate(trimmed),
  }
}

function readGermanDate(text: string): string | null {
  const match = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (!match) return null
  const [, day = '', month = '', year = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso
}
