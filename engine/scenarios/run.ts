import type { Finding } from '../findings/finding.ts'
import type { Json, Variables } from '../json.ts'
import type { Rejection } from '../run/step-result.ts'
import { TryOut } from '../try-out/create-try-out.ts'
import type { TryOutSetup } from '../try-out/world.ts'
import { compare } from './compare.ts'
import type { Scenario, ScenarioStep } from './scenario.ts'

/** What forms, letters and other work around a process add to a scenario; all of it optional. */
export interface ScenarioDriver {
  /** The variables the process starts with. */
  start?(variables: Variables): Variables
  /** The variables a task is completed with, for example answers checked by its form. */
  answer?(tryOut: TryOut, step: Extract<ScenarioStep, { do: 'task' }>): Variables
  /** Called after the start and after every step: does the jobs nobody plays. */
  settle?(tryOut: TryOut): void
  /** What came of it besides, for `expect.outcome`. */
  outcome?(): { readonly [name: string]: Json }
}

/** A played scenario. Empty findings: everything could be done and came as expected. */
export interface Run {
  readonly tryOut: TryOut
  readonly outcome: { readonly [name: string]: Json }
  readonly findings: readonly Finding[]
}

/**
 * Plays a script on a virtual clock with the real engine. Stops at the first step that cannot be done.
 *
 * @example run({ processes: [process] }, { kind: 'process', title: '…', now, steps: [{ do: 'task', element: 'Check' }] })
 */
export function run(setup: TryOutSetup, script: Scenario, driver: ScenarioDriver = {}): Run {
  const tryOut = new TryOut(setup, {
    now: script.now,
    ...(script.zone !== undefined && { zone: script.zone }),
    nextKey: 1,
    instances: {},
    messages: [],
    log: [],
  })
  const findings: Finding[] = []
  const outcome = () => driver.outcome?.() ?? {}
  const variables = script.start?.variables ?? {}
  const refused = tryOut.start({
    ...(script.processId !== undefined && { processId: script.processId }),
    ...(script.start?.element !== undefined && { startElement: script.start.element }),
    variables: driver.start?.(variables) ?? variables,
  })
  if (refused) return { tryOut, outcome: outcome(), findings: [refusal('start', refused)] }
  driver.settle?.(tryOut)
  for (const [index, step] of script.steps.entries()) {
    const path = `steps[${index}]`
    if (step.do === 'expect') {
      findings.push(...compare(tryOut, step, outcome(), path))
      continue
    }
    const rejection = play(tryOut, step, driver)
    if (rejection) {
      return { tryOut, outcome: outcome(), findings: [...findings, refusal(path, rejection)] }
    }
    driver.settle?.(tryOut)
  }
  if (script.expect) findings.push(...compare(tryOut, script.expect, outcome(), 'expect'))
  return { tryOut, outcome: outcome(), findings }
}

type Played = Exclude<ScenarioStep, { do: 'expect' }>
type Plays = {
  readonly [V in Played['do']]: (
    tryOut: TryOut,
    step: Extract<Played, { do: V }>,
    driver: ScenarioDriver,
  ) => Rejection | undefined
}

const PLAYS: Plays = {
  task: (tryOut, step, driver) =>
    tryOut.completeTask(step.element, driver.answer?.(tryOut, step) ?? step.data),
  job: (tryOut, { element, data }) => tryOut.completeJob(element, data),
  fail: (tryOut, { element, message }) => tryOut.failJob(element, message),
  error: (tryOut, { element, code, data }) => tryOut.throwError(element, code, data),
  escalation: (tryOut, { element, code, data }) => tryOut.throwEscalation(element, code, data),
  message: (tryOut, { name, key, variables }) => told(tryOut.publishMessage(name, key, variables)),
  signal: (tryOut, { name, variables }) => told(tryOut.broadcastSignal(name, variables)),
  conditions: (tryOut, { variables }) => told(tryOut.evaluateConditions(variables)),
  timer(tryOut, { element }) {
    const next = tryOut.nextTimer()?.element
    if (next !== element) {
      return notFound(`Expected the timer '${element}' to be next, found ${next ?? 'none'}.`)
    }
    tryOut.advanceToNextTimer()
    return undefined
  },
  advance: (tryOut, { by }) => told(tryOut.advance(by)),
  set: (tryOut, { variables }) => tryOut.setVariables(variables),
  resolve(tryOut, { element }) {
    const open = tryOut.main.incidents.filter((each) => each.element === element)
    if (open.length === 0) return notFound(`Expected '${element}' to have an incident, found none.`)
    return open.map(({ incident }) => tryOut.resolveIncident(incident)).find((each) => each !== undefined)
  },
  cancel: (tryOut) => tryOut.cancel(),
}

function play(tryOut: TryOut, step: Played, driver: ScenarioDriver): Rejection | undefined {
  const playStep: Plays[Played['do']] = PLAYS[step.do]
  return playStep(tryOut, step as never, driver)
}

/** What is told to whoever listens cannot be refused. */
function told(_: unknown): undefined {
  return undefined
}

function notFound(message: string): Rejection {
  return { code: 'not-found', message }
}

function refusal(path: string, { message }: Rejection): Finding {
  return {
    code: 'step-refused',
    severity: 'error',
    path,
    message: {
      de: `Der Schritt „${path}“ kann hier nicht ausgeführt werden. Die Engine meldet: ${message}`,
      en: `The step '${path}' cannot be done here. The engine says: ${message}`,
    },
  }
}
