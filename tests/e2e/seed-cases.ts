import { readScenarios, scenariosOf } from '../processes/scenario.ts'
import type { TestServer } from '../support/start-server.ts'
import { type Client, signInClient } from './api.ts'
import { until } from './see.ts'

const firstNames = ['Anna', 'Bernd', 'Clara', 'Dieter', 'Emine', 'Frank', 'Gisela', 'Hatice', 'Ivo', 'Jana']
const lastNames = ['Beispiel', 'Probe', 'Muster', 'Exempel', 'Platzhalter', 'Testfrau', 'Vorlage']

/** The n-th invented applicant: the base case under another name. */
export function inventedAnswers(n: number): object {
  const antrag = scenariosOf(readScenarios('grundsicherung'), 'process')[0]?.[1].start?.variables?.antrag
  return {
    ...Object(antrag),
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

const dayMs = 86_400_000

/**
 * Two offices with a past: cases received over ten weeks, decided after different times, some still open.
 * Everything happens in its order in time; people sign in anew each day.
 */
export async function seedPast(server: TestServer, travelTo: (day: Date) => void): Promise<void> {
  const today = Date.now()
  const events = [...officePast('mitte', 3, 1), ...officePast('neukoelln', 5, 1.5)]
  for (const { age, username, act } of events.sort((one, other) => other.age - one.age)) {
    travelTo(new Date(today - age * dayMs))
    await act(await signInClient(server, username))
  }
}

interface PastEvent {
  /** Days ago. */
  readonly age: number
  readonly username: string
  readonly act: (who: Client) => Promise<void>
}

function officePast(office: string, everyDays: number, pace: number): PastEvent[] {
  const events: PastEvent[] = []
  for (let age = 75, n = 0; age > 2; age -= everyDays, n += 1) {
    let key = ''
    events.push({
      age,
      username: `clerk.${office}`,
      async act(clerk) {
        const body = { processDefinitionId: 'grundsicherung', variables: inventedAnswers(n) }
        key = (await clerk.post('/v2/cases', body)).processInstanceKey
      },
    })
    let left = age
    for (const [element, days, data] of officeWork) {
      left -= days * pace * (0.6 + 0.2 * (n % 5))
      if (left <= 0 || (n % 6 === 5 && element === 'entscheiden')) break
      const username = element === 'freigeben' ? `lead.${office}` : `clerk.${office}`
      events.push({ age: left, username, act: (who) => work(who, key, element, data) })
    }
  }
  return events
}

const officeWork: readonly [string, number, object][] = [
  ['zustaendigkeit-pruefen', 1, { zustaendig: true }],
  ['unterlagen-pruefen', 6, { vollstaendig: true }],
  ['berechnung-pruefen', 9, { stimmt: 'ja', anhoerung: 'nichtNoetig' }],
  ['entscheiden', 4, { ergebnis: 'bewilligen', ab: '2026-09-01', bis: '2027-08-31' }],
  ['freigeben', 2, { freigegeben: true }],
]

async function work(who: Client, caseKey: string, element: string, data: object): Promise<void> {
  const { userTaskKey, assignee } = await until(async () => {
    const { tasks } = await who.get(`/v2/cases/${caseKey}`)
    const task = tasks.find((one: { elementId: string }) => one.elementId === element)
    if (!task) throw new Error(`Expected a task '${element}' in case ${caseKey}.`)
    return task
  })
  const me = await who.get('/v2/session')
  if (assignee === null) {
    await who.post(`/v2/user-tasks/${userTaskKey}/assignment`, { assignee: me.user.username })
  }
  await who.post(`/v2/user-tasks/${userTaskKey}/completion`, { variables: data })
}
