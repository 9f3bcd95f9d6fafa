import type { Definitions } from '../bpmn/moddle-element.ts'
import { compileProcess } from '../compile/compile-process.ts'
import type { CompiledProcess } from '../compile/compiled-process.ts'
import type { Command } from '../run/command.ts'
import type { Env } from '../run/env.ts'
import type { Instance } from '../run/instance.ts'
import { scopesOf } from '../run/read-instance.ts'
import type { RunRecord } from '../run/record.ts'
import { startInstance } from '../run/start-instance.ts'
import { step } from '../run/step.ts'
import { canonical } from './canonical.ts'
import { Choices, LoopCut } from './choices.ts'
import { FreeTools } from './free-tools.ts'
import { type NextStep, nextSteps } from './next-steps.ts'

export interface ExploreLimits {
  /** Default 20,000 states. */
  readonly states?: number
  /** Most tokens of one instance; default 24. More means they multiply without end. */
  readonly tokens?: number
}

/** A state of the process and how it is first reached; the first one is before the start. */
export interface ExploredState {
  readonly key: string
  readonly from?: ExploredEdge
  readonly edges: readonly ExploredEdge[]
  /** Joins that hold tokens, and elements with an incident. */
  readonly holds: readonly string[]
  /** Nothing can happen any more, and the instance has not ended. */
  readonly isDead: boolean
  readonly isEnd: boolean
}

/** One step from a state to another. */
export interface ExploredEdge {
  readonly source: number
  readonly target: number
  /** Absent: the start. */
  readonly step?: Omit<NextStep, 'command' | 'once'>
  readonly start?: string
  readonly elements: readonly string[]
  readonly flows: readonly string[]
}

export interface Exploration {
  /** False: the limits were reached, there may be more states. */
  readonly decided: boolean
  readonly states: readonly ExploredState[]
  readonly elements: ReadonlySet<string>
  readonly flows: ReadonlySet<string>
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
interface StateDraft extends Mutable<Omit<ExploredState, 'edges'>> {
  readonly edges: ExploredEdge[]
  readonly instance?: Instance
  readonly fired: ReadonlySet<string>
}

const NOW = '2026-01-05T08:00:00Z'
const LOOP_ROUNDS = 3
/** Ways through one command. */
const MOST_BRANCHES = 2_000

/**
 * Walks everything a process can do, with the engine itself: every order of what is open, every branch.
 * Data plays no part. Undefined when the process does not compile.
 */
export function explore(
  definitions: Definitions,
  processId: string,
  limits: ExploreLimits = {},
): Exploration | undefined {
  const choices = new Choices(LOOP_ROUNDS)
  const { process } = compileProcess(definitions, processId, new FreeTools(choices))
  return process && new Explorer(process, choices, limits).run()
}

class Explorer {
  readonly #process: CompiledProcess
  readonly #choices: Choices
  readonly #mostStates: number
  readonly #mostTokens: number
  readonly #states: StateDraft[] = []
  readonly #byKey = new Map<string, number>()
  readonly #elements = new Set<string>()
  readonly #flows = new Set<string>()
  #decided = true
  readonly #env: Env = {
    now: NOW,
    stepLimit: 500,
    decide: () => ({ ok: true, value: null, trace: null }),
  }

  constructor(process: CompiledProcess, choices: Choices, limits: ExploreLimits) {
    this.#process = process
    this.#choices = choices
    this.#mostStates = limits.states ?? 20_000
    this.#mostTokens = limits.tokens ?? 24
  }

  run(): Exploration {
    this.#add('before the start', undefined, new Set(), undefined)
    for (const start of this.#starts()) this.#walk(0, undefined, start)
    for (let index = 1; index < this.#states.length; index++) {
      if (this.#states.length > this.#mostStates) {
        this.#decided = false
        break
      }
      this.#expand(index)
    }
    return {
      decided: this.#decided,
      states: this.#states,
      elements: this.#elements,
      flows: this.#flows,
    }
  }

  #starts(): readonly string[] {
    const { starts, root } = this.#process
    const names = starts.map((start) => start.element)
    return names.length > 0 || !root.entry ? names : [root.entry.id]
  }

  #expand(index: number): void {
    const state = this.#states[index]
    if (!state?.instance || state.isEnd) return
    if (tokenCount(state.instance) > this.#mostTokens) {
      this.#decided = false
      return
    }
    const steps = nextSteps(this.#process, state.instance).filter(
      ({ once }) => once === undefined || !state.fired.has(once),
    )
    for (const next of steps) this.#walk(index, next, undefined)
    state.isDead = state.edges.length === 0
  }

  /** Carries out a step with every combination of branches. */
  #walk(index: number, next: NextStep | undefined, start: string | undefined): void {
    const open: (readonly number[])[] = [[]]
    let tries = 0
    for (let given = open.pop(); given; given = open.pop()) {
      if (++tries > MOST_BRANCHES) {
        this.#decided = false
        return
      }
      this.#try(index, next, start, given)
      open.push(...this.#choices.alternatives())
    }
  }

  #try(
    source: number,
    next: NextStep | undefined,
    start: string | undefined,
    given: readonly number[],
  ): void {
    const state = this.#states[source]
    if (!state) return
    const holds = next?.kind === 'condition' ? next.element : undefined
    const result = this.#attempt(given, holds, state.instance, next?.command, start)
    if (!result) return
    const fired = next?.once === undefined ? state.fired : new Set([...state.fired, next.once])
    const elements = result.records.flatMap((record) =>
      record.type === 'elementActivated' ? [record.element] : [],
    )
    const flows = result.records.flatMap((record) =>
      record.type === 'sequenceFlowTaken' ? [record.flow] : [],
    )
    for (const element of elements) this.#elements.add(element)
    for (const flow of flows) this.#flows.add(flow)
    const edge = {
      source,
      target: -1,
      ...(next && { step: stepOf(next) }),
      ...(start !== undefined && { start }),
      elements,
      flows,
    }
    const key = canonical(result.instance, fired)
    const target = this.#byKey.get(key) ?? this.#add(key, result.instance, fired, edge)
    state.edges.push({ ...edge, target })
  }

  #attempt(
    given: readonly number[],
    holds: string | undefined,
    instance: Instance | undefined,
    command: Command | undefined,
    start: string | undefined,
  ): { readonly instance: Instance; readonly records: readonly RunRecord[] } | undefined {
    this.#choices.begin(given, holds)
    try {
      const result =
        instance && command
          ? step(this.#process, instance, command, this.#env)
          : startInstance(this.#process, start === undefined ? {} : { startElement: start }, this.#env)
      return result.ok ? result : undefined
    } catch (cause) {
      if (!(cause instanceof LoopCut)) throw cause
      return undefined
    }
  }

  #add(
    key: string,
    instance: Instance | undefined,
    fired: ReadonlySet<string>,
    from: ExploredEdge | undefined,
  ): number {
    const index = this.#states.length
    this.#byKey.set(key, index)
    this.#states.push({
      key,
      ...(instance && { instance }),
      ...(from && { from: { ...from, target: index } }),
      fired,
      edges: [],
      holds: instance ? heldBy(instance) : [],
      isDead: false,
      isEnd: instance !== undefined && instance.state !== 'active',
    })
    return index
  }
}

function stepOf({ command: _command, once: _once, ...rest }: NextStep): Omit<NextStep, 'command' | 'once'> {
  return rest
}

function tokenCount(instance: Instance): number {
  return scopesOf(instance).reduce((sum, scope) => sum + scope.live, 0)
}

function heldBy(instance: Instance): readonly string[] {
  const joins = scopesOf(instance).flatMap((scope) => Object.keys(scope.arrivals))
  const incidents = Object.values(instance.incidents).map((incident) => incident.element)
  return [...new Set([...joins, ...incidents])].toSorted()
}
