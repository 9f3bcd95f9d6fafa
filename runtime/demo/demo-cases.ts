import type { DemoCase, Office, PlanName } from './demo-case.ts'

type More = Omit<DemoCase, 'office' | 'age' | 'plan'>

const at = (office: Office, plan: PlanName, age: number, more: More = {}): DemoCase => ({
  office,
  plan,
  age,
  ...more,
})
const all = (office: Office, plan: PlanName, ages: readonly number[]): DemoCase[] =>
  ages.map((age) => at(office, plan, age))

/** The example cases: enough in each office that the cockpit may show its figures. */
export const demoCases: readonly DemoCase[] = [
  // Sozialamt Mitte: decided, most of them final.
  ...all('mitte', 'granted', [148, 129, 109, 96, 84, 59, 51, 46]),
  ...all('mitte', 'asked', [141, 115, 65]),
  at('mitte', 'refused', 128),
  at('mitte', 'objection', 90),
  at('mitte', 'forwarded', 74),
  // Overdue.
  at('mitte', 'granted', 99, {
    standsAt: 'unterlagen-pruefen',
    notes: ['Akte vom Vorteam übernommen, Rentenauskunft steht aus.'],
  }),
  at('mitte', 'asked', 57, { standsAt: 'berechnung-pruefen', claimed: true }),
  at('mitte', 'granted', 50, { standsAt: 'unterlagen-pruefen' }),
  at('mitte', 'granted', 44, {
    standsAt: 'entscheiden',
    claimed: true,
    notes: [
      'Die Wohnungsverwaltung bestätigt die Miete am Telefon.',
      'Heizkosten laut Abrechnung angemessen.',
    ],
  }),
  at('mitte', 'silent', 41, { standsAt: 'mitwirkung-bewerten' }),
  at('mitte', 'granted', 39, { standsAt: 'freigeben' }),
  // In time.
  at('mitte', 'granted', 36, { failsAt: 'bescheid-senden' }),
  at('mitte', 'asked', 23, { standsAt: 'unterlagen-nachreichen' }),
  at('mitte', 'asked', 17, { standsAt: 'unterlagen-nachreichen' }),
  at('mitte', 'asked', 14, { standsAt: 'unterlagen-nachreichen', byApplicant: true }),
  at('mitte', 'asked', 13, { standsAt: 'unterlagen-nachreichen' }),
  at('mitte', 'asked', 12, { standsAt: 'unterlagen-nachreichen' }),
  at('mitte', 'granted', 20, { standsAt: 'berechnung-pruefen', notes: ['Rentenbescheid liegt vor.'] }),
  at('mitte', 'granted', 9, { standsAt: 'unterlagen-pruefen', claimed: true }),
  at('mitte', 'granted', 7, { standsAt: 'unterlagen-pruefen' }),
  at('mitte', 'granted', 6, { standsAt: 'unterlagen-pruefen' }),
  at('mitte', 'granted', 2, { standsAt: 'zustaendigkeit-pruefen' }),
  at('mitte', 'granted', 1, { standsAt: 'zustaendigkeit-pruefen' }),
  // Sozialamt Neukölln: smaller and faster.
  ...all('neukoelln', 'granted', [145, 113, 102, 55, 43, 33]),
  ...all('neukoelln', 'asked', [133, 93]),
  at('neukoelln', 'refused', 118),
  at('neukoelln', 'granted', 58, { standsAt: 'berechnung-pruefen' }),
  at('neukoelln', 'granted', 47, { standsAt: 'unterlagen-pruefen' }),
  at('neukoelln', 'silent', 42, { standsAt: 'mitwirkung-bewerten', claimed: true }),
  at('neukoelln', 'granted', 40, { standsAt: 'entscheiden' }),
  at('neukoelln', 'granted', 37, { standsAt: 'unterlagen-pruefen' }),
  at('neukoelln', 'asked', 18, { failsAt: 'nachforderung-senden', standsAt: 'unterlagen-nachreichen' }),
  at('neukoelln', 'asked', 11, { standsAt: 'unterlagen-nachreichen' }),
  at('neukoelln', 'granted', 8, { standsAt: 'unterlagen-pruefen' }),
  at('neukoelln', 'granted', 1, { standsAt: 'zustaendigkeit-pruefen' }),
]
