import { randomInt } from 'node:crypto'

/** Without letters and digits that look or sound alike. */
const letters = 'ACDEFGHJKLMNPQRTUVWXY34679'

/** A code to come back with, such as `7K4P-M2XQ`. It is no password: it opens nothing without sign-in. */
export function newResumeCode(): string {
  const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `${part()}-${part()}`
}

/** Reads a code as people type it: lower case, spaces, no hyphen. */
export function readResumeCode(text: string): string {
  const plain = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return `${plain.slice(0, 4)}-${plain.slice(4)}`
}
