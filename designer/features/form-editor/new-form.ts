import type { FormDocument } from '../../../forms/document.ts'
import { generateSchema } from '../../../forms/index.ts'

/** A form with one page and no question yet, named after the step it is for. */
export function newForm(name: string, taken: readonly string[]): FormDocument {
  const title = name.trim() || 'Neues Formular'
  const base = keyFrom(title) || 'formular'
  let id = base
  for (let n = 2; taken.includes(id); n += 1) id = `${base}_${n}`
  return withSchema({
    format: 1,
    id,
    fields: [],
    pages: [{ id: 'seite1', fields: [] }],
    rules: [],
    texts: {
      de: { 'form.title': title, 'seite1.title': title },
      en: { 'form.title': title, 'seite1.title': title },
    },
    meta: {},
  })
}

/** The document with its schema made anew; every change of the builder ends here. */
export function withSchema(document: Omit<FormDocument, 'schema'>): FormDocument {
  const plain: FormDocument = { ...document, schema: {} }
  return { ...plain, schema: generateSchema(plain) }
}

/** "Straße und Hausnummer" → `strasse_und_hausnummer`. */
export const keyFrom = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .replace(/^(?=\d)/, 'n')
    .slice(0, 40)
