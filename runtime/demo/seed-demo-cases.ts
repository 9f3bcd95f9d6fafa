import { addNote } from '../notes/add-note.ts'
import { demoActor } from './demo-actors.ts'
import { type DemoCase, offices } from './demo-case.ts'
import { demoCases } from './demo-cases.ts'
import { openCase } from './open-case.ts'
import { createPast, type Past, type PastDeps } from './past.ts'
import { inventedAnswers } from './people.ts'
import { type PlanStep, plans } from './plans.ts'
import { claimStep, type PlayedCase, playStep } from './play-step.ts'
import { createRandom } from './random.ts'
import { counterTime, dateOf, officeTime } from './working-time.ts'

const printerDown =
  'Der Druckdienst hat nicht geantwortet. Das Schreiben ist nicht verschickt. Bitte den Schritt wiederholen.'
/** Neukölln is faster. In hundredths of the days of a plan. */
const pace = { mitte: 100, neukoelln: 72 } as const

interface Action {
  readonly at: Date
  run(): Promise<unknown>
}

/**
 * Fills an empty product with invented cases of the last five months, each led by the verbs people use, with the
 * clock put back. Call it before the workers start. Answers how many cases there are now: none when some existed.
 */
export async function seedDemoCases(deps: PastDeps & { readonly now: () => Date }): Promise<number> {
  if (await hasCases(deps)) return 0
  const now = deps.now()
  const failing = new Set<string>()
  const past = createPast(deps, ({ instanceKey, elementId }) =>
    failing.has(`${instanceKey} ${elementId}`) ? printerDown : undefined,
  )
  const actions = demoCases.flatMap((demo, n) => actionsOf(past, demo, n, now, failing))
  const moments = Map.groupBy(actions, (action) => action.at.getTime())
  for (const [at, together] of [...moments].sort(([left], [right]) => left - right)) {
    if (at > now.getTime()) break
    await past.advance(new Date(at))
    await Promise.all(together.map((action) => action.run()))
    await past.writeLetters()
  }
  await past.advance(now)
  return demoCases.length
}

/** All that happens in one case, up to where it stands. */
function actionsOf(past: Past, demo: DemoCase, n: number, now: Date, failing: Set<string>): Action[] {
  const arrival = dateOf(now).subtract({ days: demo.age })
  const receivedAt = demo.byApplicant ? officeTime(arrival, n) : counterTime(arrival, n)
  const antrag = demo.byApplicant
    ? { ...inventedAnswers(6 * n, demo.office, 'low'), vorname: 'Erika', nachname: 'Mustermann' }
    : inventedAnswers(n, demo.office, demo.plan === 'refused' ? 'high' : 'low')
  let played: PlayedCase | undefined
  const opened = (): PlayedCase => {
    if (played) return played
    throw new Error(`Expected example case ${n} to be open.`)
  }
  const open = async () => {
    const { key, fileNumber } = await openCase(past, demo, antrag)
    const receivedOn = dateOf(receivedAt)
    const applicantName = `${antrag.vorname} ${antrag.nachname}`
    played = { key, fileNumber, receivedOn, applicantName, office: demo.office }
    if (demo.failsAt) failing.add(`${key} ${demo.failsAt}`)
  }
  const steps = stepsUntil(plans[demo.plan], demo.standsAt)
  const times = timesOf(steps, demo, n, receivedAt)
  const clerk = () => past.as(demoActor(`clerk.${demo.office}`))
  const last = times.at(-1) ?? receivedAt
  return [
    { at: receivedAt, run: open },
    ...steps.map((step, index) => ({
      at: times[index] ?? last,
      run: () => playStep(past, opened(), step),
    })),
    ...(demo.notes ?? []).map((text, index) => ({
      at: officeTime(dateOf(receivedAt).add({ days: 1 + 7 * index }), n),
      run: () => addNote(clerk(), opened().key, text),
    })),
    ...(demo.claimed && demo.standsAt
      ? [{ at: now, run: () => claimStep(past, opened(), demo.standsAt ?? '') }]
      : []),
  ]
}

/** The steps before the last visit to the one the case stands at. */
function stepsUntil(steps: readonly PlanStep[], standsAt: string | undefined): readonly PlanStep[] {
  const end = steps.findLastIndex((step) => step.element === standsAt)
  return end === -1 ? steps : steps.slice(0, end)
}

/** Some cases are slower than others; those that wait somewhere were not slow before. */
function timesOf(steps: readonly PlanStep[], demo: DemoCase, n: number, receivedAt: Date): Date[] {
  const random = createRandom(n)
  const waits = demo.standsAt !== undefined || demo.failsAt !== undefined
  const percent = (pace[demo.office] * (waits ? 85 + random(16) : 85 + random(41))) / 100
  const received = dateOf(receivedAt)
  let earliest = 0
  return steps.map((step, index) => {
    let at = officeTime(received.add({ days: Math.round((step.day * percent) / 100) }), n + index)
    // Two steps of one case never on the same day: a day later.
    while (at.getTime() <= earliest) at = officeTime(dateOf(at).add({ days: 1 }), n + index)
    earliest = at.getTime() + 12 * 3_600_000
    return at
  })
}

async function hasCases({ database }: PastDeps): Promise<boolean> {
  for (const tenant of offices) {
    const found = await database.transaction(
      { tenant },
      (tx) => tx`select instance_key from cases where tenant_id = ${tenant} limit 1`,
    )
    if (found.length > 0) return true
  }
  return false
}
