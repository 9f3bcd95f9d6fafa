import type { Variables } from '../../engine/index.ts'
import type { Office } from './demo-case.ts'
import { createRandom } from './random.ts'

const firstNames = [
  ...[
    'Anna',
    'Bernd',
    'Clara',
    'Dieter',
    'Emine',
    'Frank',
    'Gisela',
    'Hatice',
    'Ivo',
    'Jana',
    'Karl',
    'Leyla',
  ],
  ...['Max', 'Nadia', 'Otto', 'Paula', 'Rolf', 'Selma', 'Thi', 'Ulla', 'Viktor', 'Wanda', 'Yusuf'],
]
const lastNames = [
  'Mustermann',
  'Beispiel',
  'Probe',
  'Musterfrau',
  'Exempel',
  'Platzhalter',
  'Fiktiv',
  'Vorlage',
]
const streets = ['Musterweg', 'Beispielstraße', 'Probeallee', 'Platzhaltergasse', 'Exempelufer']
const postcodes: Readonly<Record<Office, readonly string[]>> = {
  mitte: ['10115', '10559', '13347', '13355'],
  neukoelln: ['12043', '12047', '12051', '12357'],
}

/** Answers of the form `antrag` of the n-th invented person. All of them are entitled unless they have too much. */
export function inventedAnswers(n: number, office: Office, income: 'low' | 'high'): Variables {
  const random = createRandom(4711 + n)
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T
  const day = (from: number, years: number) =>
    `${from + random(years)}-${two(1 + random(12))}-${two(1 + random(28))}`
  const isOld = n % 6 !== 5
  const pension = income === 'high' ? 1480 + random(300) : 340 + random(420)
  return {
    vorname: firstNames[n % firstNames.length] ?? 'Erika',
    nachname: lastNames[(n * 3) % lastNames.length] ?? 'Mustermann',
    geburtsdatum: isOld ? day(1942, 14) : day(1968, 20),
    staatsangehoerigkeit: n % 7 === 3 ? 'eu' : 'deutsch',
    strasse: `${pick(streets)} ${1 + random(60)}`,
    plz: pick(postcodes[office]),
    ort: 'Berlin',
    ...(isOld
      ? { grundlage: 'alter' }
      : { grundlage: 'erwerbsminderung', erwerbsminderungFestgestellt: true }),
    frueherLeistung: false,
    ausland: false,
    partner: false,
    alleinerziehend: false,
    wohnform: 'wohnung',
    bruttokalt: 365 + random(110) + random(4) * 0.25,
    heizung: 55 + random(50),
    warmwasser: n % 5 === 2 ? 'dezentral' : 'zentral',
    merkzeichen: n % 4 === 1 ? 'ja' : 'nein',
    ernaehrung: false,
    eingliederungshilfe: false,
    hatEinkommen: true,
    einkommen: [{ art: 'rente', betrag: pension }, ...moreIncome(n)],
    grundrentenzeiten: n % 9 === 4,
    vermoegen: 100 * random(70),
    richtig: true,
    aenderungen: true,
  }
}

function moreIncome(n: number): { art: string; betrag: number }[] {
  if (n % 8 === 2) return [{ art: 'zusatzrente', betrag: 45 + n }]
  if (n % 11 === 6) return [{ art: 'erwerb', betrag: 180 }]
  return []
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
