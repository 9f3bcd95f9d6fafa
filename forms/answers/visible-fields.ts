import type { FormDocument } from '../document.ts'
import { reachForm } from './reach.ts'

/** Paths (with item numbers) of the fields shown for these answers, headings and notes included. */
export function visibleFields(document: FormDocument, data: unknown): ReadonlySet<string> {
  return reachForm(document, data).visible
}
