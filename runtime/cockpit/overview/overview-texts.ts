import { createTexts } from '../../ui/texts/texts.ts'

export const overviewTexts = createTexts({
  de: {
    title: 'Verfahren',
    status:
      '{procedures, plural, =0 {Noch keine Fälle} one {# Verfahren} other {# Verfahren}} mit Fällen, {from} bis {to}.',
    summary: 'Überblick',
    figures: 'Zahlen je Verfahren und Amt',
    caption:
      'Verfahren und Ämter mit offenen, abgeschlossenen und überfälligen Fällen und der Dauer in Tagen',
    procedure: 'Verfahren',
    empty: 'Noch keine Fälle',
    emptyText: 'Sobald ein Antrag eingeht, stehen hier seine Zahlen.',
    meaning:
      'Abgeschlossen heißt: entschieden oder anders beendet. Überfällig heißt: offen und die Frist ist vorbei.',
    tileOpen: 'Offene Fälle',
    tileFinished: 'Abgeschlossen im Zeitraum',
    tileOverdue: 'Überfällig',
    tileProcedures: 'Verfahren mit Fällen',
    incomplete: 'ohne Gruppen unter 5',
    file: 'Verfahren',
  },
  en: {
    title: 'Procedures',
    status:
      '{procedures, plural, =0 {No cases yet} one {# procedure} other {# procedures}} with cases, {from} to {to}.',
    summary: 'Overview',
    figures: 'Numbers by procedure and office',
    caption: 'Procedures and offices with open, finished and overdue cases and the time in days',
    procedure: 'Procedure',
    empty: 'No cases yet',
    emptyText: 'As soon as an application arrives, its numbers are shown here.',
    meaning: 'Finished means decided or ended otherwise. Overdue means open and past its deadline.',
    tileOpen: 'Open cases',
    tileFinished: 'Finished in the period',
    tileOverdue: 'Overdue',
    tileProcedures: 'Procedures with cases',
    incomplete: 'without groups below 5',
    file: 'procedures',
  },
})
