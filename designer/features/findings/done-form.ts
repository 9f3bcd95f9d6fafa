import type { FormDocument } from '../../../forms/document.ts'
import { generateSchema } from '../../../forms/index.ts'

/** The plainest form: a note of what was done. For tasks that need no answers. */
export function doneForm(id: string): FormDocument {
  const document: Omit<FormDocument, 'schema'> = {
    format: 1,
    id,
    fields: [{ key: 'vermerk', kind: 'longText', maxLength: 2000 }],
    pages: [{ id: 'erledigt', fields: ['vermerk'] }],
    rules: [],
    texts: {
      de: {
        'form.title': 'Erledigt',
        'erledigt.title': 'Aufgabe erledigt',
        'vermerk.label': 'Vermerk',
        'vermerk.hint': 'Was wurde getan? Diese Angabe ist freiwillig.',
      },
      en: {
        'form.title': 'Done',
        'erledigt.title': 'Task done',
        'vermerk.label': 'Note',
        'vermerk.hint': 'What was done? You need not fill this in.',
      },
    },
    meta: {},
  }
  return { ...document, schema: generateSchema({ ...document, schema: {} }) }
}
