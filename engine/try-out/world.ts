import type { CompiledProcess, StartInfo } from '../compile/compiled-process.ts'
import type { Json, Variables } from '../json.ts'
import type { Command } from '../run/command.ts'
import type { Effect } from '../run/effect.ts'
import type { Env } from '../run/env.ts'
import type { RunRecord } from '../run/record.ts'
import { type StartInput, startInstance } from '../run/start-instance.ts'
import { step } from '../run/step.ts'
import type { Rejection, StepResult } from '../run/step-result.ts'
import { applyEffect } from './apply-effects.ts'
import { carryOutside } from './between-instances.ts'
import { traceLine } from './trace-line.ts'
import type { LogEntry, TryOutInstance, TryOutState } from './try-out-state.ts'

/** Most steps of other instances that one command may lead to, and most instances of a try-out. */
const MAX_HOPS = 10_000
const MAX_INSTANCES = 1_000

export interface TryOutSetup {
  /** The process to try and those it calls, by id. */
  readonly processes: readonly CompiledProcess[]
  readonly decide?: Env['decide']
  readonly stepLimit?: number
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The instances of a try-out: steps each with the engine and hands on what one asks of the others. */
export class World {
  readonly #setup: TryOutSetup
  readonly #log: LogEntry[]
  readonly #outgoing: { readonly key: string; readonly effect: Effect }[] = []
  #isCarrying = false
  #hops = 0
  /** Changed in place by whoever holds the world. */
  readonly data: Mutable<Omit<TryOutState, 'log'>>

  constructor(setup: TryOutSetup, { log, ...state }: TryOutState) {
    this.#setup = setup
    this.data = { ...state }
    this.#log = [...log]
  }

  get state(): TryOutState {
    return { ...this.data, log: [...this.#log] }
  }

  get log(): readonly LogEntry[] {
    return this.#log
  }

  get instances(): readonly TryOutInstance[] {
    return Object.values(this.data.instances)
  }

  get processes(): readonly CompiledProcess[] {
    return this.#setup.processes
  }

  #env(): Env {
    const { now, zone } = this.data
    const { decide, stepLimit } = this.#setup
    return {
      now,
      ...(zone !== undefined && { zone }),
      ...(decide && { decide }),
      ...(stepLimit !== undefined && { stepLimit }),
    }
  }

  process(id: string): CompiledProcess | undefined {
    return this.#setup.processes.find((process) => process.id === id)
  }

  begin(
    process: CompiledProcess,
    input: Omit<StartInput, 'called'>,
    parent?: TryOutInstance['parent'],
  ): Rejection | undefined {
    this.#hops++
    const result = startInstance(process, { ...input, ...(parent && { called: true }) }, this.#env())
    if (!result.ok) return result.rejection
    const key = String(this.data.nextKey++)
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

  command(key: string, command: Command): Rejection | undefined {
    const target = this.data.instances[key]
    const process = target && this.process(target.instance.processId)
    if (!target || !process) return notFound(`Expected instance ${key} in the try-out, found none.`)
    this.#hops++
    const result = step(process, target.instance, command, this.#env())
    if (!result.ok) return result.rejection
    this.#put({ ...target, instance: result.instance })
    this.#carryOut(key, result)
    return undefined
  }

  #put(instance: TryOutInstance): void {
    this.data.instances = { ...this.data.instances, [instance.key]: instance }
  }

  /** First all that is opened and closed, then what concerns other instances. */
  #carryOut(key: string, result: Extract<StepResult, { ok: true }>): void {
    this.#remember(key, result.records)
    for (const effect of result.effects) {
      const target = this.data.instances[key]
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
          carryOutside(this, next.key, next.effect)
        else this.stop()
      }
    } finally {
      this.#isCarrying = false
    }
  }

  /** Somebody asked for more than a try-out does: what is left is dropped, and the story says so. */
  stop(): void {
    this.#outgoing.length = 0
    this.addLog({ key: '1', text: 'incident:limit-exceeded' })
  }

  /** The value of an expression outside any instance, or nothing when it has none. */
  valueOf(expression: StartInfo['messageName'], sees: Variables = {}): Json | undefined {
    const answer = expression?.evaluate(sees, this.#env())
    return answer?.ok ? answer.value : undefined
  }

  #remember(key: string, records: readonly RunRecord[]): void {
    for (const record of records) {
      this.addLog({
        key,
        text: traceLine(record),
        ...('element' in record && { element: record.element }),
        ...('flow' in record && { flow: record.flow }),
        ...('trace' in record && { trace: record.trace }),
      })
    }
  }

  /** A line of the story. */
  addLog(entry: Omit<LogEntry, 'at'>): void {
    this.#log.push({ at: this.data.now, ...entry })
  }
}

function notFound(message: string): Rejection {
  return { code: 'not-found', message }
}
