import type { CompiledProcess, StartInfo } from '../compile/compiled-process.ts'
import type { Json, Variables } from '../json.ts'
import type { Command } from '../run/command.ts'
import type { Effect } from '../run/effect.ts'
import type { Env } from '../run/env.ts'
import { rootScopeOf } from '../run/read-instance.ts'
import type { RunRecord } from '../run/record.ts'
import { addDuration } from '../run/resolve-instant.ts'
import { type StartInput, startInstance } from '../run/start-instance.ts'
import { step } from '../run/step.ts'
import type { Rejection, StepResult } from '../run/step-result.ts'
import { applyEffect } from './apply-effects.ts'
import { traceLine } from './trace-line.ts'
import type { LogEntry, PublishedMessage, TryOutInstance, TryOutState } from './try-out-state.ts'

/** Most steps of other instances that one command may lead to, and most instances of a try-out. */
const MAX_HOPS = 10_000
const MAX_INSTANCES = 1_000

export interface TryOutSetup {
  /** The process to try and those it calls, by id. */
  readonly processes: readonly CompiledProcess[]
  readonly decide?: Env['decide']
  readonly stepLimit?: number
}

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

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

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
  readonly #setup: TryOutSetup
  readonly #log: LogEntry[]
  readonly #outgoing: { readonly key: string; readonly effect: Effect }[] = []
  #isCarrying = false
  #hops = 0
  #state: Mutable<Omit<TryOutState, 'log'>>

  constructor(setup: TryOutSetup, { log, ...state }: TryOutState) {
    this.#setup = setup
    this.#state = state
    this.#log = [...log]
  }

  /** Everything, as plain JSON; `new TryOut(setup, state)` goes on from it. */
  get state(): TryOutState {
    return { ...this.#state, log: [...this.#log] }
  }

  get now(): string {
    return this.#state.now
  }

  /** The instance that was started first. */
  get main(): TryOutInstance {
    const main = this.#state.instances['1']
    if (!main) throw new Error('Expected a started try-out. Use createTryOut.')
    return main
  }

  get instances(): readonly TryOutInstance[] {
    return Object.values(this.#state.instances)
  }

  /** The story so far as short lines: `enter:A`, `exit:A`, `take:Flow`, … */
  get trace(): readonly string[] {
    return this.#log.map((entry) => entry.text)
  }

  /** Variables of the main instance's root scope. */
  get variables(): Variables {
    const { instance, result } = this.main
    return result ?? rootScopeOf(instance)?.variables ?? {}
  }

  start(input: Omit<TryOutStart, 'now' | 'zone'>): Rejection | undefined {
    const process = this.#process(input.processId ?? this.#setup.processes[0]?.id ?? '')
    if (!process) return notFound(`Expected process '${input.processId}' in the try-out, found none.`)
    return this.#begin(process, input, undefined)
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
    this.#publish({ name, ...(correlationKey !== undefined && { correlationKey }), variables })
  }

  /** Wakes whatever waits for the signal and starts the processes it starts. */
  broadcastSignal(name: string, variables: Variables = {}): void {
    this.#broadcast(name, variables)
  }

  /** Looks at every condition anew, and starts the processes whose condition holds on the variables given. */
  evaluateConditions(variables: Variables = {}): void {
    for (const { key } of this.instances) this.#command(key, { type: 'evaluateConditions' })
    for (const process of this.#setup.processes) {
      for (const start of process.starts) {
        if (this.#valueOf(start.condition, variables) === true) this.#beginBy(process, start, variables)
      }
    }
  }

  /** A job or task escalates; it stays open unless who catches it ends it. */
  throwEscalation(target: Target, code: string, variables: Variables = {}): Rejection | undefined {
    const kind = this.#find('jobs', target) ? 'jobs' : 'tasks'
    return this.#answer(kind, target, (wait) => ({ type: 'throwEscalation', wait, code, variables }))
  }

  setVariables(variables: Variables, scope?: number, key = '1'): Rejection | undefined {
    return this.#command(key, { type: 'setVariables', variables, ...(scope !== undefined && { scope }) })
  }

  resolveIncident(incident: number, key = '1'): Rejection | undefined {
    return this.#command(key, { type: 'resolveIncident', incident })
  }

  cancel(key = '1'): Rejection | undefined {
    return this.#command(key, { type: 'cancel' })
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
    return this.#command(key, command)
  }

  /** Moves the clock by an ISO 8601 duration and fires on the way what falls due, in order. */
  advance(duration: string): void {
    this.advanceTo(addDuration(this.#state.now, duration, this.#state.zone))
  }

  advanceTo(moment: string): void {
    const end = Date.parse(moment)
    for (let due = this.nextTimer(); due && Date.parse(due.dueAt) <= end; due = this.nextTimer()) {
      if (Date.parse(due.dueAt) > Date.parse(this.#state.now)) this.#state.now = due.dueAt
      this.#command(due.key, { type: 'fireTimer', wait: due.wait })
    }
    this.#state.now = moment
  }

  /** Moves the clock to the next timer and fires it; false when none is open. */
  advanceToNextTimer(): boolean {
    const due = this.nextTimer()
    if (!due) return false
    this.advanceTo(Date.parse(due.dueAt) > Date.parse(this.#state.now) ? due.dueAt : this.#state.now)
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

  #env(): Env {
    const { now, zone } = this.#state
    const { decide, stepLimit } = this.#setup
    return {
      now,
      ...(zone !== undefined && { zone }),
      ...(decide && { decide }),
      ...(stepLimit !== undefined && { stepLimit }),
    }
  }

  #process(id: string): CompiledProcess | undefined {
    return this.#setup.processes.find((process) => process.id === id)
  }

  #begin(
    process: CompiledProcess,
    input: Omit<StartInput, 'called'>,
    parent: TryOutInstance['parent'],
  ): Rejection | undefined {
    this.#hops++
    const result = startInstance(process, { ...input, ...(parent && { called: true }) }, this.#env())
    if (!result.ok) return result.rejection
    const key = String(this.#state.nextKey++)
    const fresh = {
      tasks: [],
      jobs: [],
      timers: [],
      subscriptions: [],
      signals: [],
      adHocs: [],
      incidents: [],
    }
    this.#put({ key, instance: result.instance, ...(parent && { parent }), ...fresh })
    this.#carryOut(key, result)
    return undefined
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
    if (found) return this.#command(found.key, command(found.wait))
    const what = typeof target === 'string' ? target : String(target.wait)
    return notFound(`Expected '${what}' to be open, found ${this.#openList(kind)}.`)
  }

  #openList(kind: OpenKind): string {
    const open = this.instances.flatMap((each) => each[kind].map((wait) => wait.element))
    return open.length > 0 ? open.join(', ') : 'nothing'
  }

  #command(key: string, command: Command): Rejection | undefined {
    const target = this.#state.instances[key]
    const process = target && this.#process(target.instance.processId)
    if (!target || !process) return notFound(`Expected instance ${key} in the try-out, found none.`)
    this.#hops++
    const result = step(process, target.instance, command, this.#env())
    if (!result.ok) return result.rejection
    this.#put({ ...target, instance: result.instance })
    this.#carryOut(key, result)
    return undefined
  }

  #put(instance: TryOutInstance): void {
    this.#state.instances = { ...this.#state.instances, [instance.key]: instance }
  }

  /** First all that is opened and closed, then what concerns other instances. */
  #carryOut(key: string, result: Extract<StepResult, { ok: true }>): void {
    this.#remember(key, result.records)
    for (const effect of result.effects) {
      const target = this.#state.instances[key]
      if (target) this.#put(applyEffect(target, effect))
    }
    for (const effect of result.effects.toReversed()) this.#outgoing.push({ key, effect })
    if (!this.#isCarrying) this.#carryOutside()
  }

  /** One after the other, never inside one another: processes that call or wake each other for ever are stopped. */
  #carryOutside(): void {
    this.#isCarrying = true
    this.#hops = 0
    try {
      for (let next = this.#outgoing.pop(); next; next = this.#outgoing.pop()) {
        if (this.#hops <= MAX_HOPS && this.instances.length < MAX_INSTANCES)
          this.#outside(next.key, next.effect)
        else this.#stop()
      }
    } finally {
      this.#isCarrying = false
    }
  }

  #stop(): void {
    this.#outgoing.length = 0
    this.#addLog({ key: '1', text: 'incident:limit-exceeded' })
  }

  #outside(key: string, effect: Effect): void {
    if (effect.type === 'openMessage') this.#takeKept(effect.name, effect.correlationKey)
    if (effect.type === 'publishMessage') this.#publish(effect)
    if (effect.type === 'callProcess') this.#call(key, effect)
    if (effect.type === 'endInstance') this.#return(key, effect)
    if (effect.type === 'broadcastSignal') this.#broadcast(effect.name, effect.variables, key)
    if (effect.type === 'escalateCaller') this.#escalate(key, effect)
    if (effect.type === 'closeWait' && effect.reason === 'canceled') this.#cancelCalled(key, effect.wait)
  }

  #call(key: string, effect: Extract<Effect, { type: 'callProcess' }>): void {
    const { processId, wait, depth, variables, compensations } = effect
    const process = this.#process(processId)
    const missing = process
      ? this.#begin(process, { variables, depth, ...(compensations && { compensations }) }, { key, wait })
      : notFound(`Expected called process '${processId}' in the try-out, found none.`)
    if (missing) this.#addLog({ key, text: `missing:${processId}` })
  }

  #return(key: string, { variables, error, compensations }: Extract<Effect, { type: 'endInstance' }>): void {
    const parent = this.#state.instances[key]?.parent
    if (!parent) return
    const { wait } = parent
    const results = { variables, ...(compensations && { compensations }) }
    if (error) this.#command(parent.key, { type: 'throwError', wait, ...error })
    else this.#command(parent.key, { type: 'completeCall', wait, ...results })
  }

  #escalate(key: string, { code, variables }: Extract<Effect, { type: 'escalateCaller' }>): void {
    const parent = this.#state.instances[key]?.parent
    if (parent) this.#command(parent.key, { type: 'throwEscalation', wait: parent.wait, code, variables })
  }

  /** Whoever no longer waits for a called instance ends it. */
  #cancelCalled(key: string, wait: number): void {
    for (const { key: called, parent } of this.instances) {
      if (parent?.key === key && parent.wait === wait) this.#command(called, { type: 'cancel' })
    }
  }

  /** Every instance but the sender is woken once, then every process the signal starts. */
  #broadcast(name: string, variables: Variables, sender?: string): void {
    const waiting = this.instances.filter((each) => each.signals.some((signal) => signal.name === name))
    for (const { key } of waiting) {
      if (key !== sender) this.#command(key, { type: 'broadcastSignal', name, variables })
    }
    for (const process of this.#setup.processes) {
      for (const start of process.starts) {
        if (this.#valueOf(start.signalName) === name) this.#beginBy(process, start, variables)
      }
    }
  }

  #publish(message: PublishedMessage): void {
    const { name, correlationKey, variables } = message
    for (const { key, subscriptions } of this.instances) {
      const match = subscriptions.find((each) => each.name === name && each.correlationKey === correlationKey)
      if (!match) continue
      this.#command(key, { type: 'deliverMessage', wait: match.wait, variables })
      return
    }
    for (const process of this.#setup.processes) {
      const start = process.starts.find((each) => this.#valueOf(each.messageName) === name)
      if (!start) continue
      this.#beginBy(process, start, variables)
      return
    }
    const kept = { name, ...(correlationKey !== undefined && { correlationKey }), variables }
    this.#state.messages = [...this.#state.messages, kept]
  }

  #beginBy(process: CompiledProcess, { element, definition }: StartInfo, variables: Variables): void {
    const start = { startElement: element, ...(definition !== undefined && { definition }), variables }
    this.#begin(process, start, undefined)
  }

  #valueOf(expression: StartInfo['messageName'], sees: Variables = {}): Json | undefined {
    const answer = expression?.evaluate(sees, this.#env())
    return answer?.ok ? answer.value : undefined
  }

  #takeKept(name: string, correlationKey: string | undefined): void {
    const kept = this.#state.messages
    const match = kept.find((each) => each.name === name && each.correlationKey === correlationKey)
    if (!match) return
    this.#state.messages = kept.filter((each) => each !== match)
    this.#publish(match)
  }

  #remember(key: string, records: readonly RunRecord[]): void {
    for (const record of records) {
      this.#addLog({
        key,
        text: traceLine(record),
        ...('element' in record && { element: record.element }),
        ...('flow' in record && { flow: record.flow }),
        ...('trace' in record && { trace: record.trace }),
      })
    }
  }

  #addLog(entry: Omit<LogEntry, 'at'>): void {
    this.#log.push({ at: this.#state.now, ...entry })
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
