import { readScenarios, scenariosOf } from '../processes/scenario.ts'
import type { Client } from './api.ts'

const firstNames = ['Anna', 'Bernd', 'Clara', 'Dieter', 'Emine', 'Frank', 'Gisela', 'Hatice', 'Ivo', 'Jana']
const lastNames = ['Beispiel', 'Probe', 'Muster', 'Exempel', 'Platzhalter', 'Testfrau', 'Vorlage']

/** The n-th invented applicant: the base case under another name. */
export function inventedAnswers(n: number): object {
  const antrag = scenariosOf(readScenarios('grundsicherung'), 'process')[0]?.[1].antrag
  return {
    ...antrag,
    vorname: firstNames[n % firstNames.length],
    nachname: lastNames[n % lastNames.length],
    geburtsdatum: `19${45 + (n % 12)}-0${1 + (n % 9)}-1${n % 10}`,
    bruttokalt: 380 + 5 * (n % 14),
  }
}

/** Takes so many applications at the counter. Answers the keys of the cases. */
export async function openCases(clerk: Client, count: number): Promise<string[]> {
  const keys: string[] = []
  for (let n = 0; n < count; n += 1) {
    const body = { processDefinitionId: 'grundsicherung', variables: inventedAnswers(n) }
    keys.push((await clerk.post('/v2/cases', body)).processInstanceKey)
  }
  return keys
}
