import { nextSteps } from '../../../engine/explore/next-steps.ts'
import {
  type Command,
  type CompiledProcess,
  type Env,
  type Instance,
  startInstance,
  step,
} from '../../../engine/index.ts'
import { faultsOf, Ledger } from './invariants.ts'

export const env: Env = {
  now: '2026-01-05T08:00:00Z',
  stepLimit: 400,
  decide: () => ({ ok: true, value: 1, trace: null }),
}

const MOST_STEPS = 40

interface Played {
  readonly instance: Instance
  readonly trace: readonly string[]
  readonly steps: number
  readonly faults: readonly string[]
}

/** What a test does with an instance between two commands. */
interface Habits {
  /** What becomes of the instance before each command: `throughJson` drops and restores it. */
  readonly between?: (instance: Instance) => Instance
  /** Sends each command a second time and looks that it has no second effect. */
  readonly twice?: boolean
  /** Names of elements as the choice sorts them; absent: as they are. */
  readonly nameOf?: (element: string) => string
}

/** Starts the process and does what the numbers choose, until nothing is open or 40 steps are done. */
export function play(process: CompiledProcess, choices: readonly number[], habits: Habits = {}): Played {
  const { between = (same) => same, nameOf = (same) => same } = habits
  const ledger = new Ledger()
  const trace: string[] = []
  const faults: string[] = []
  const started = startInstance(process, { variables: { n: choices[0] ?? 0, count: 0, key: 'k' } }, env)
  if (!started.ok) throw new Error(started.rejection.message)
  ledger.take(started.effects, started.records)
  trace.push(...started.records.map((record) => JSON.stringify(record)))
  let { instance } = started
  let steps = 0
  for (; steps < MOST_STEPS && instance.state === 'active'; steps++) {
    faults.push(...faultsOf(instance, ledger))
    const choice = choices[steps % choices.length] ?? 0
    const commands = commandsOf(process, instance, choice, nameOf)
    const command = commands[choice % commands.length]
    if (!command || faults.length > 0) break
    const before = JSON.stringify(instance)
    instance = between(instance)
    const result = step(process, freeze(instance), command, env)
    if (!result.ok) faults.push(`${JSON.stringify(command)} was refused: ${result.rejection.message}`)
    if (JSON.stringify(instance).length !== before.length) faults.push(`${command.type} changed its input`)
    if (!result.ok) break
    ledger.take(result.effects, result.records)
    trace.push(...result.records.map((record) => JSON.stringify(record)))
    instance = result.instance
    if (habits.twice && isOnce(process, before, command)) {
      const again = step(process, instance, command, env)
      if (again.ok) faults.push(`${JSON.stringify(command)} had an effect twice`)
    }
  }
  faults.push(...faultsOf(instance, ledger))
  return { instance, trace, steps, faults }
}

/** All that may be asked of the instance, sorted by name so that ids and order do not decide. */
function commandsOf(
  process: CompiledProcess,
  instance: Instance,
  choice: number,
  nameOf: (element: string) => string,
): readonly Command[] {
  const variables = { n: choice }
  const open = nextSteps(process, instance).map(({ command, element, text }) => ({
    text: text.replaceAll(element, nameOf(element)),
    command: 'variables' in command ? { ...command, variables } : command,
  }))
  const failing = open.flatMap(({ text, command }) =>
    command.type === 'completeJob' && choice % 7 === 3
      ? [{ text: `fail ${text}`, command: { type: 'failJob', wait: command.wait, message: 'no' } as const }]
      : [],
  )
  const incidents = Object.values(instance.incidents).map(({ id, element }) => ({
    text: `resolve:${nameOf(element)}`,
    command: { type: 'resolveIncident', incident: id } as const,
  }))
  const rare =
    choice === 58
      ? [{ text: 'cancel', command: { type: 'cancel' } as const }]
      : choice % 5 === 1
        ? [{ text: 'set', command: { type: 'setVariables', variables } as const }]
        : []
  return [...open, ...failing, ...incidents, ...rare]
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ command }) => command)
}

const REPEATABLE = new Set<Command['type']>([
  'setVariables',
  'failJob',
  'broadcastSignal',
  'throwEscalation',
  'evaluateConditions',
  'activateElements',
])

/** A command that may take effect only once: not one for an event that stays open, nor a plain change. */
function isOnce(process: CompiledProcess, before: string, command: Command): boolean {
  if (REPEATABLE.has(command.type)) return false
  if (!('wait' in command)) return true
  const instance: Instance = JSON.parse(before)
  const next = nextSteps(process, instance).find(
    (each) => 'wait' in each.command && each.command.wait === command.wait,
  )
  return next?.once === undefined || command.type === 'fireTimer'
}

/** What a database makes of an instance: plain JSON with its keys in another order. */
export function throughJson(instance: Instance): Instance {
  return JSON.parse(JSON.stringify(instance, sortedKeys))
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)),
  )
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
  }
  return value
}
