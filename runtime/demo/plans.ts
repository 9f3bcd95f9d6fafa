import type { Variables } from '../../engine/index.ts'
import type { PlanName } from './demo-case.ts'

/** A user task somebody does, or a message, so many days after receipt (at the pace of Mitte). */
export interface PlanStep {
  readonly day: number
  readonly by: 'clerk' | 'lead' | 'applicant'
  readonly element: string
  readonly answers: Variables
}

const competent: PlanStep = {
  day: 2,
  by: 'clerk',
  element: 'zustaendigkeit-pruefen',
  answers: { zustaendig: true },
}
const complete = (day: number): PlanStep => ({
  day,
  by: 'clerk',
  element: 'unterlagen-pruefen',
  answers: { vollstaendig: true, karenzzeit: true, vermerk: 'Angaben belegt.' },
})
const incomplete = (day: number, frist: string): PlanStep => ({
  day,
  by: 'clerk',
  element: 'unterlagen-pruefen',
  answers: {
    vollstaendig: false,
    fehlend: ['mietvertrag', 'kontoauszuege'],
    fehlendText: 'Bitte schicken Sie uns alle Seiten Ihres Mietvertrags.',
    frist,
  },
})
const checked = (day: number, hearing: Variables = { anhoerung: 'nichtNoetig' }): PlanStep => ({
  day,
  by: 'clerk',
  element: 'berechnung-pruefen',
  answers: { stimmt: 'ja', ...hearing },
})
/** `bewilligen` without a period: the player fills in the year from the month of receipt. */
const decided = (day: number, answers: Variables = { ergebnis: 'bewilligen' }): readonly PlanStep[] => [
  { day, by: 'clerk', element: 'entscheiden', answers },
  { day: day + 2, by: 'lead', element: 'freigeben', answers: { freigegeben: true } },
]
const granted = [competent, complete(9), checked(17), ...decided(27)]

export const plans: Readonly<Record<PlanName, readonly PlanStep[]>> = {
  granted,
  asked: [
    competent,
    incomplete(6, '28'),
    {
      day: 17,
      by: 'applicant',
      element: 'unterlagen-nachreichen',
      answers: { wie: 'text', antwort: 'Die Unterlagen sind heute an Sie abgeschickt.' },
    },
    complete(22),
    checked(28),
    ...decided(35),
  ],
  refused: [
    competent,
    complete(8),
    checked(14, {
      anhoerung: 'noetig',
      anhoerungText: 'Ihre Rente ist höher als Ihr Bedarf. Wir wollen den Antrag ablehnen.',
    }),
    {
      day: 23,
      by: 'applicant',
      element: 'stellung-nehmen',
      answers: { antwort: 'anders', text: 'Ich zahle noch Schulden ab.' },
    },
    checked(28, { anhoerung: 'erledigt' }),
    ...decided(32, { ergebnis: 'ablehnen', grund: 'Ihr Einkommen deckt den Bedarf (§ 43 Abs. 1 SGB XII).' }),
  ],
  silent: [competent, incomplete(5, '14')],
  forwarded: [
    {
      day: 3,
      by: 'clerk',
      element: 'zustaendigkeit-pruefen',
      answers: {
        zustaendig: false,
        stelle: 'Sozialamt Neukölln',
        begruendung: 'Sie wohnen seit dem letzten Monat in Neukölln.',
      },
    },
  ],
  objection: [
    ...granted,
    {
      day: 48,
      by: 'clerk',
      element: 'widerspruch-eingegangen',
      answers: { widerspruch: { text: 'Die Miete stimmt nicht.' } },
    },
    {
      day: 52,
      by: 'clerk',
      element: 'widerspruch-pruefen',
      answers: { form: true, ergebnis: 'vorlage', vermerk: 'Fristgerecht, wir helfen nicht ab.' },
    },
  ],
}
