/** One answer to one question, by the words on the page. */
export type Answer =
  | { readonly kind: 'text'; readonly question: string; readonly value: string }
  | { readonly kind: 'date'; readonly question: string; readonly value: string }
  | { readonly kind: 'choice'; readonly question: string; readonly value: string }
  | { readonly kind: 'list'; readonly question: string; readonly value: string }
  | { readonly kind: 'tick'; readonly question: string; readonly value?: string }
  | { readonly kind: 'press'; readonly question: string }

const text = (question: string, value: string): Answer => ({ kind: 'text', question, value })
const date = (question: string, value: string): Answer => ({ kind: 'date', question, value })
const choice = (question: string, value: string): Answer => ({ kind: 'choice', question, value })
const list = (question: string, value: string): Answer => ({ kind: 'list', question, value })
const tick = (question: string, value?: string): Answer => ({
  kind: 'tick',
  question,
  ...(value && { value }),
})
const press = (question: string): Answer => ({ kind: 'press', question })

export interface FormPage {
  readonly id: string
  readonly title: string
  readonly answers: readonly Answer[]
}

/** The application of Erika Mustermann: lives alone, old-age pension. */
export const application: readonly FormPage[] = [
  {
    id: 'person',
    title: 'Angaben zu Ihrer Person',
    answers: [
      text('Wie heißen Sie mit Vornamen?', 'Erika'),
      text('Wie heißen Sie mit Nachnamen?', 'Mustermann'),
      date('Wann sind Sie geboren?', '12.08.1955'),
      choice('Welche Staatsangehörigkeit haben Sie?', 'Deutsch'),
    ],
  },
  {
    id: 'anschrift',
    title: 'Wo erreichen wir Sie?',
    answers: [
      text('Straße und Hausnummer', 'Musterweg 3'),
      text('Postleitzahl', '10115'),
      text('Ort', 'Berlin'),
    ],
  },
  {
    id: 'grund',
    title: 'Warum beantragen Sie Grundsicherung?',
    answers: [
      choice('Was trifft auf Sie zu?', 'Ich habe die Altersgrenze für die Rente erreicht'),
      choice('Haben Sie in den letzten 3 Jahren', 'Nein'),
      choice('Waren Sie in den letzten Monaten länger als 4 Wochen', 'Nein'),
    ],
  },
  {
    id: 'haushalt',
    title: 'Mit wem wohnen Sie zusammen?',
    answers: [
      choice('Leben Sie mit Ihrem Ehemann', 'Nein'),
      choice('Sorgen Sie allein für ein Kind unter 18 Jahren?', 'Nein'),
    ],
  },
  {
    id: 'wohnen',
    title: 'Wie wohnen Sie?',
    answers: [
      choice('Wo wohnen Sie?', 'In einer Wohnung oder einem Haus'),
      text('Wie hoch ist Ihre Miete im Monat', '430,00'),
      text('Wie viel zahlen Sie im Monat für die Heizung?', '80'),
      choice('Wie wird Ihr Wasser warm?', 'Zentral mit der Heizung'),
    ],
  },
  {
    id: 'gesundheit',
    title: 'Pflege und Gesundheit',
    answers: [
      choice('Merkzeichen G oder aG', 'Nein'),
      choice('Brauchen Sie wegen einer Krankheit besonders teures Essen?', 'Nein'),
      choice('Bekommen Sie Hilfe zur Pflege oder Eingliederungshilfe?', 'Nein'),
    ],
  },
  {
    id: 'geld',
    title: 'Einkommen und Vermögen',
    answers: [
      choice('Haben Sie Einkommen?', 'Ja'),
      press('Welches Einkommen haben Sie?'),
      list('Art des Einkommens', 'Rente der gesetzlichen Rentenversicherung'),
      text('Betrag im Monat', '780,00'),
      choice('Haben Sie mindestens 33 Jahre Grundrentenzeiten?', 'Nein'),
      text('Wie viel Geld und Wertsachen besitzen Sie insgesamt?', '1.200,00'),
    ],
  },
  {
    id: 'erklaerung',
    title: 'Ihre Erklärung',
    answers: [tick('Meine Angaben sind vollständig und richtig.'), tick('Ich teile Änderungen sofort mit')],
  },
]

/** What clerk and applicant answer in each task, by the name of the task. */
export const taskAnswers = {
  competent: [choice('Ist Ihr Amt zuständig?', 'Ja')],
  incomplete: [
    choice('Reichen die Angaben und Unterlagen für die Berechnung?', 'Nein'),
    tick('Welche Unterlagen fehlen?', 'Mietvertrag und letzte Mietänderung'),
    text('Was genau brauchen Sie?', 'Bitte alle Seiten des Mietvertrags.'),
    choice('Wie viel Zeit hat die Person?', '2 Wochen'),
  ],
  reply: [
    choice('Wie reichen Sie die Unterlagen ein?', 'Ich schreibe die Antwort hier'),
    text('Ihre Antwort', 'Den Mietvertrag habe ich heute mit der Post geschickt.'),
  ],
  complete: [choice('Reichen die Angaben und Unterlagen für die Berechnung?', 'Ja')],
  calculation: [
    choice('Stimmt die Berechnung?', 'Ja, so übernehmen'),
    choice('Greift die Entscheidung in Rechte der Person ein?', 'Nein, keine Anhörung nötig'),
  ],
  decision: [choice('Wie entscheiden Sie?', 'Leistung bewilligen')],
  release: [choice('Geben Sie die Entscheidung frei?', 'Ja')],
} as const satisfies Record<string, readonly Answer[]>
