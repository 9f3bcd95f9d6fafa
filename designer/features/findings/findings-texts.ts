import { createTexts } from '../../../runtime/ui/texts/texts.ts'

export const findingsTexts = createTexts({
  de: {
    title: '{n, plural, =0 {Keine Hinweise} one {# Hinweis} other {# Hinweise}}',
    errors:
      '{n, plural, =0 {Bereit zur Prüfung.} one {# Fehler muss vor der Prüfung weg.} other {# Fehler müssen vor der Prüfung weg.}}',
    fold: 'Einklappen',
    unfold: 'Ausklappen',
    show: 'Zeigen',
    fixAll: 'Alles Behebbare beheben',
    error: 'Fehler',
    hint: 'Hinweis',
    failed: 'Das Beheben ist nicht gelungen: {reason}',
    form: 'Formular „{id}“',
    decision: 'Regeltabelle „{id}“',
  },
  en: {
    title: '{n, plural, =0 {No findings} one {# finding} other {# findings}}',
    errors:
      '{n, plural, =0 {Ready for review.} one {# error must go before review.} other {# errors must go before review.}}',
    fold: 'Collapse',
    unfold: 'Expand',
    show: 'Show',
    fixAll: 'Fix everything fixable',
    error: 'Error',
    hint: 'Hint',
    failed: 'Fixing did not work: {reason}',
    form: 'Form “{id}”',
    decision: 'Decision table “{id}”',
  },
})
