import { type CompiledProcess, type Instance, type Json, TryOut } from '../../../engine/index.ts'
import { Entities, type Entity } from './entities.ts'
import { type Found, runQuery } from './run-query.ts'
import { Difference, type Query, type Step } from './scenario.ts'
import { expectEqual, missing } from './step-values.ts'

const NOW = '2026-01-05T08:00:00.000Z'

/** What a step may keep under a name. */
export type Value = Found | readonly Json[] | number | string | boolean

/** What the steps of one scenario share: a try-out with our engine, what was kept, and the clock. */
export class Player {
  readonly processes: readonly CompiledProcess[]
  readonly tryOut: TryOut
  readonly entities: Entities
  readonly kept = new Map<string, Value>()
  /** External tasks by instance and wait, with the moment until which a worker has them. */
  readonly locked = new Map<string, number>()
  clock = Date.parse(NOW)

  constructor(processes: readonly CompiledProcess[]) {
    this.processes = processes
    this.tryOut = new TryOut({ processes }, { now: NOW, nextKey: 1, instances: {}, messages: [], log: [] })
    this.entities = new Entities(this.tryOut, processes)
  }

  keep(name: Json | undefined, value: Value): void {
    this.kept.set(String(name), value)
  }

  process(id: string): CompiledProcess {
    const process = this.processes.find((each) => each.id === id)
    if (!process) throw new Difference(`expected a process '${id}', found none`)
    return process
  }

  instance(key: string): Instance {
    return (this.tryOut.state.instances[key] ?? missing()).instance
  }

  /** An instance as it is now; anything else as it was found. */
  fresh(entity: Entity): Entity {
    const isInstance = 'ended' in entity.props && !('activityId' in entity.props)
    return isInstance ? this.instanceEntity(entity.key) : entity
  }

  instanceEntity(key: string): Entity {
    return this.entities.instance(this.tryOut.state.instances[key] ?? missing())
  }

  find(query: unknown): Found {
    // The material's own format: kind, mode and criteria.
    const typed = query as Query
    return runQuery(this.entities, typed, (ref) => this.entity(ref))
  }

  /** `tasks[0]`, `task` or a query written in place. */
  value(ref: Json | undefined): Value {
    if (typeof ref === 'object' && ref !== null && 'query' in ref) return this.find(ref.query)
    const [, name = '', index] = /^(\w+)(?:\[(\d+)\])?$/.exec(String(ref)) ?? []
    const kept = this.kept.get(name)
    if (kept === undefined) throw new Difference(`nothing kept as '${ref}'`)
    if (index === undefined) return kept
    return Array.isArray(kept) ? (kept[Number(index)] ?? null) : null
  }

  entity(ref: Json | undefined): Entity {
    const value = this.value(ref)
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'key' in value) return value
    throw new Difference(`expected '${JSON.stringify(ref)}' to be there, found ${JSON.stringify(value)}`)
  }

  /** Compares a value, or the length of a list, with what a step expects. */
  check(value: Value, { isNull, equals, empty }: Step): void {
    const size = Array.isArray(value) ? value.length : undefined
    if (isNull !== undefined && (value === null) !== isNull) {
      throw new Difference(`expected ${isNull ? 'nothing' : 'something'}, found ${JSON.stringify(value)}`)
    }
    if (empty !== undefined && (size === 0) !== empty) {
      throw new Difference(`expected empty: ${empty}, found ${size}`)
    }
    if (equals !== undefined) expectEqual(size ?? value, equals)
  }
}

/** What the words of scenarios mean. */
export type Steps = { readonly [op: string]: (player: Player, step: Step) => void }
