import type { Fix } from './finding.ts'

const LABELS = {
  'make-executable': { de: 'Als ausführbar kennzeichnen', en: 'Mark as executable' },
  'add-start-event': { de: 'Startereignis ergänzen', en: 'Add a start event' },
  'add-end-event': { de: 'Endereignis ergänzen', en: 'Add an end event' },
  'to-user-task': { de: 'In eine Benutzeraufgabe umwandeln', en: 'Turn into a user task' },
  'use-done-form': { de: 'Einfaches Formular „Erledigt“ verwenden', en: "Use a plain 'done' form" },
  'set-default': { de: 'Diesen Weg als Standard festlegen', en: 'Make this flow the default' },
  'ask-choice': {
    de: 'Im Formular davor nach dem Weg fragen',
    en: 'Ask for the way in the form before',
  },
  'make-feel': { de: 'Als FEEL-Ausdruck schreiben', en: 'Write as a FEEL expression' },
  'set-timer': { de: 'Frist eintragen', en: 'Set the time' },
  'name-message': { de: 'Nachricht anlegen', en: 'Create the message' },
  'name-signal': { de: 'Signal anlegen', en: 'Create the signal' },
  'set-correlation-key': { de: 'Über das Aktenzeichen zuordnen', en: 'Match by file number' },
  'make-message-event': { de: 'Auf eine Nachricht warten lassen', en: 'Let it wait for a message' },
  'set-name': { de: 'Namen eintragen', en: 'Set a name' },
  'no-progress-event': { de: 'Meldung weglassen', en: 'Leave the message out' },
  'add-cancel-event': { de: 'Abbruchereignis ergänzen', en: 'Add a cancel event' },
  'add-case': { de: 'Angaben zur Akte ergänzen', en: 'Add the case settings' },
} as const

export type FixCode = keyof typeof LABELS

/** A repair with its label. */
export function fixOf(code: FixCode, values?: { readonly [name: string]: string }): Fix {
  return { code, label: LABELS[code], ...(values && { values }) }
}
