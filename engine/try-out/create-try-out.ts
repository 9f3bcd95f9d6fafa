import type { Variables } from '../json.ts'
import type { Command } from '../run/command.ts'
import { rootScopeOf } from '../run/read-instance.ts'
import { addDuration } from '../run/resolve-instant.ts'
import type { StartInput } from '../run/start-instance.ts'
import type { Rejection } from '../run/step-result.ts'
import { broadcast, evaluateConditions, publish } from './between-instances.ts'
import type { TryOutInstance, TryOutState } from './try-out-state.ts'
import { type TryOutSetup, World } from './world.ts'

export interface TryOutStart {
  /** Absent: the first of `processes`. */
  readonly processId?: string
  readonly startElement?: string
  /** Which of its event definitions has happened, when it has several. */
  readonly definition?: number
  /** Begins at these elements instead of a start event. */
  readonly activate?: StartInput['activate']
  readonly variables?: Variables
  /** The virtual clock's first moment, ISO 8601. */
  readonly now: string
  readonly zone?: string
}

/** What a command may address by its element. */
type OpenKind = 'tasks' | 'jobs' | 'adHocs'

/** Addresses an open task, job or ad-hoc sub-process: by element id, or by wait and instance where several are open. */
export type Target = string | { readonly key?: string; readonly wait: number }

/** Most timers that one move of the clock fires. */
const MAX_FIRINGS = 20_000

/**
 * Runs procedures in memory with the real engine and a virtual clock: for the designer, tests and
 * scenarios. Holds the instance, the processes it calls, open tasks, jobs, timers and messages. Every
 * method gives a rejection (and changes nothing) when it cannot be done. `state` is plain JSON.
 *
 * @example
 * const tryOut = createTryOut({ processes: [process] }, { now: '2026-01-05T08:00:00Z', variables: { amount: 5 } })
 * tryOut.completeTask('Check', { ok: true })
 * tryOut.advance('P1M')
 * tryOut.trace // ['start:Start', 'enter:Start', …]
 */
export class TryOut {
  readonly #world: World

  constructor(setup: TryOutSetup, state: TryOutState) {
    this.#world = new World(setup, state)
  }

  /** Everything, as plain JSON; `new TryOut(setup, state)` goes on from it. */
  get state(): TryOutState {
    return this.#world.state
  }

  get now(): string {
    return this.#world.data.now
  }

  /** The instance that was started first. */
  get main(): TryOutInstance {
    const main = this.#world.data.instances['1']
    if (!main) throw new Error('Expected a started try-out. Use createTryOut.')
    return main
  }

  get instances(): readonly TryOutInstance[] {
    return this.#world.instances
  }

  /** The story so far as short lines: `enter:A`, `exit:A`, `take:Flow`, … */
  get trace(): readonly string[] {
    return this.#world.log.map((entry) => entry.text)
  }

  /** Variables of the main instance's root scope. */
  get variables(): Variables {
    const { instance, result } = this.main
    return result ?? rootScopeOf(instance)?.variables ?? {}
  }

  start(input: Omit<TryOutStart, 'now' | 'zone'>): Rejection | undefined {
    const process = this.#world.process(input.processId ?? this.#world.processes[0]?.id ?? '')
    if (!process) return notFound(`Expected process '${input.processId}' in the try-out, found none.`)
    return this.#world.begin(process, input)
  }

  completeTask(target: Target, variables: Variables = {}): Rejection | undefined {
    return this.#answer('tasks', target, (wait) => ({ type: 'completeTask', wait, variables }))
  }

  completeJob(target: Target, variables: Variables = {}): Rejection | undefined {
    return this.#answer('jobs', target, (wait) => ({ type: 'completeJob', wait, variables }))
  }

  /** A job gives up: an incident. */
  failJob(target: Target, message: string): Rejection | undefined {
    return this.#answer('jobs', target, (wait) => ({ type: 'failJob', wait, message }))
  }

  /** A job or task ends with a BPMN error. */
  throwError(target: Target, code: string, variables: Variables = {}): Rejection | undefined {
    const kind = this.#find('jobs', target) ? 'jobs' : 'tasks'
    return this.#answer(kind, target, (wait) => ({ type: 'throwError', wait, code, variables }))
  }

  /** Delivers a message to the first subscription it matches, starts a process it starts, else keeps it. */
  publishMessage(name: string, correlationKey?: string, variables: Variables = {}): void {
    publish(this.#world, { name, ...(correlationKey !== undefined && { correlationKey }), variables })
  }

  /** Wakes whatever waits for the signal and starts the processes it starts. */
  broadcastSignal(name: string, variables: Variables = {}): void {
    broadcast(this.#world, name, variables)
  }

  /** Looks at every condition anew, and starts the processes whose condition holds on the variables given. */
  evaluateConditions(variables: Variables = {}): void {
    evaluateConditions(this.#world, variables)
  }

  /** A job or task escalates; it stays open unless who catches it ends it. */
  throwEscalation(target: Target, code: string, variables: Variables = {}): Rejection | undefined {
    const kind = this.#find('jobs', target) ? 'jobs' : 'tasks'
    return this.#answer(kind, target, (wait) => ({ type: 'throwEscalation', wait, code, variables }))
  }

  setVariables(variables: Variables, scope?: number, key = '1'): Rejection | undefined {
    return this.#world.command(key, {
      type: 'setVariables',
      variables,
      ...(scope !== undefined && { scope }),
    })
  }

  resolveIncident(incident: number, key = '1'): Rejection | undefined {
    return this.#world.command(key, { type: 'resolveIncident', incident })
  }

  cancel(key = '1'): Rejection | undefined {
    return this.#world.command(key, { type: 'cancel' })
  }

  /** Starts activities of an ad-hoc sub-process. */
  activateElements(target: Target, ...elements: readonly string[]): Rejection | undefined {
    return this.#answer('adHocs', target, (wait) => ({ type: 'activateElements', wait, elements }))
  }

  completeAdHoc(target: Target): Rejection | undefined {
    return this.#answer('adHocs', target, (wait) => ({ type: 'completeAdHoc', wait }))
  }

  /** Any command for which there is no method of its own. */
  send(command: Command, key = '1'): Rejection | undefined {
    return this.#world.command(key, command)
  }

  /** Moves the clock by an ISO 8601 duration and fires on the way what falls due, in order. */
  advance(duration: string): void {
    this.advanceTo(addDuration(this.#world.data.now, duration, this.#world.data.zone))
  }

  advanceTo(moment: string): void {
    const end = Date.parse(moment)
    let left = MAX_FIRINGS
    for (let due = this.nextTimer(); due && Date.parse(due.dueAt) <= end; due = this.nextTimer()) {
      if (--left < 0) {
        this.#world.stop()
        return
      }
      if (Date.parse(due.dueAt) > Date.parse(this.#world.data.now)) this.#world.data.now = due.dueAt
      this.#world.command(due.key, { type: 'fireTimer', wait: due.wait })
    }
    this.#world.data.now = moment
  }

  /** Moves the clock to the next timer and fires it; false when none is open. */
  advanceToNextTimer(): boolean {
    const due = this.nextTimer()
    if (!due) return false
    this.advanceTo(
      Date.parse(due.dueAt) > Date.parse(this.#world.data.now) ? due.dueAt : this.#world.data.now,
    )
    return true
  }

  /** The open timer that falls due first. */
  nextTimer():
    | { readonly key: string; readonly wait: number; readonly element: string; readonly dueAt: string }
    | undefined {
    const open = this.instances.flatMap(({ key, timers }) =>
      timers.map(({ wait, element, dueAt }) => ({ key, wait, element, dueAt })),
    )
    return open.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || a.wait - b.wait)[0]
  }

  #find(kind: OpenKind, target: Target): { readonly key: string; readonly wait: number } | undefined {
    for (const { key, [kind]: open } of this.instances) {
      for (const { wait, element } of open) {
        const matches =
          typeof target === 'string'
            ? element === target
            : wait === target.wait && (target.key === undefined || target.key === key)
        if (matches) return { key, wait }
      }
    }
    return undefined
  }

  #answer(kind: OpenKind, target: Target, command: (wait: number) => Command): Rejection | undefined {
    const found = this.#find(kind, target)
    if (found) return this.#world.command(found.key, command(found.wait))
    const what = typeof target === 'string' ? target : String(target.wait)
    return notFound(`Expected '${what}' to be open, found ${this.#openList(kind)}.`)
  }

  #openList(kind: OpenKind): string {
    const open = this.instances.flatMap((each) => each[kind].map((wait) => wait.element))
    return open.length > 0 ? open.join(', ') : 'nothing'
  }
}

/** Starts a try-out. Throws when the start itself is refused, with the reason. */
export function createTryOut(setup: TryOutSetup, start: TryOutStart): TryOut {
  const tryOut = new TryOut(setup, {
    now: start.now,
    ...(start.zone !== undefined && { zone: start.zone }),
    nextKey: 1,
    instances: {},
    messages: [],
    log: [],
  })
  const rejection = tryOut.start(start)
  if (rejection) throw new Error(rejection.message)
  return tryOut
}

function notFound(message: string): Rejection {
  return { code: 'not-found', message }
}
