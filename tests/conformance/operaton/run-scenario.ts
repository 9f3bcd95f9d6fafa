import { isDeepStrictEqual } from 'node:util'
import {
  type CompiledProcess,
  type Json,
  type Rejection,
  type StartInfo,
  TryOut,
  type Variables,
} from '../../../engine/index.ts'
import { rootScopeOf } from '../../../engine/run/read-instance.ts'
import { activityTree, sameTree } from './activity-tree.ts'
import { Entities, type Entity } from './entities.ts'
import { changeOf } from './modify-instance.ts'
import { type Found, runQuery } from './run-query.ts'
import { Difference, type Query, type Scenario, type Step } from './scenario.ts'

const NOW = '2026-01-05T08:00:00.000Z'

type Value = Found | readonly Json[] | number | string | boolean

/** Plays a scenario on a try-out with our engine; throws a `Difference` where it goes otherwise. */
export function runScenario(processes: readonly CompiledProcess[], { steps }: Scenario): void {
  const player = new Player(processes)
  for (const [index, step] of steps.entries()) {
    try {
      player.play(step)
    } catch (cause) {
      if (!(cause instanceof Difference)) throw cause
      throw new Difference(`step ${index + 1} (${step.op}): ${cause.message}`)
    }
  }
}

class Player {
  readonly #processes: readonly CompiledProcess[]
  readonly #tryOut: TryOut
  readonly #entities: Entities
  readonly #kept = new Map<string, Value>()
  readonly #locked = new Map<string, number>()
  #clock = Date.parse(NOW)

  constructor(processes: readonly CompiledProcess[]) {
    this.#processes = processes
    const empty = { now: NOW, nextKey: 1, instances: {}, messages: [], log: [] }
    this.#tryOut = new TryOut({ processes }, empty)
    this.#entities = new Entities(this.#tryOut, processes)
  }

  play(step: Step): void {
    const handler = HANDLERS[step.op]
    if (!handler) throw new Difference('no such step')
    handler.call(this, step)
    this.#entities.remember()
    if (step.op !== 'startExpectError' && !INCIDENTS_EXPECTED.has(step.op)) this.#expectNoIncident()
  }

  // ---- starting -------------------------------------------------------------------------------------------

  /** Without a blank start event, Operaton begins at the only other one. */
  start(step: Step): void {
    const process = this.#process(String(step.key))
    const [only, ...more] = process.starts
    const startElement = process.root.entry || more.length > 0 ? undefined : only?.element
    const variables = variablesOf(step.variables)
    this.#begin(step, { variables, ...(startElement !== undefined && { startElement }) })
  }

  startAt(step: Step): void {
    const process = this.#process(String(step.key))
    const { activate, variables } = changeOf(process, undefined, instructionsOf(step))
    this.#begin(step, { activate, variables })
  }

  startByMessage(step: Step): void {
    const name = String(step.message)
    const isMeant = (start: StartInfo) => start.messageName?.text === name
    const process = this.#processes.find((each) => each.starts.some(isMeant))
    const start = process?.starts.find(isMeant)
    if (!process || !start) throw new Difference(`expected a process that '${name}' starts, found none`)
    this.#begin({ ...step, key: process.id }, { startElement: start.element })
  }

  startExpectError(step: Step): void {
    const key = this.#tryOut.state.nextKey
    // What cannot be started is refused; what fails while it runs is an incident.
    const rejection = this.#tryOut.start({
      processId: String(step.key),
      variables: variablesOf(step.variables),
    })
    const started = this.#tryOut.state.instances[key]
    if (!rejection && started?.incidents.length === 0) throw new Difference('expected an error, found none')
  }

  #begin(step: Step, input: Omit<Parameters<TryOut['start']>[0], 'processId'>): void {
    const key = String(this.#tryOut.state.nextKey)
    accepted(this.#tryOut.start({ processId: String(step.key), ...input }))
    if (typeof step.businessKey === 'string') this.#entities.businessKeys.set(key, step.businessKey)
    if (typeof step.as === 'string') this.#kept.set(step.as, this.#instance(key))
  }

  // ---- queries --------------------------------------------------------------------------------------------

  query(step: Step): void {
    this.#kept.set(String(step.as), this.#run(step))
  }

  alias(step: Step): void {
    this.#kept.set(String(step.as), this.#value(step.of))
  }

  assertQuery(step: Step): void {
    const found = this.#run(step.query)
    const prop = record(step.query).prop
    const isOne = typeof found === 'object' && found !== null && 'props' in found
    this.#check(typeof prop === 'string' && isOne ? scalar(found.props[prop]) : found, step)
  }

  assertRef(step: Step): void {
    this.#check(this.#value(step.ref), step)
  }

  assertProp(step: Step): void {
    const entity = this.#entity(step.ref)
    const prop = String(step.prop)
    const fresh = prop === 'ended' ? this.#instance(entity.key) : entity
    if (!(prop in fresh.props)) throw new Difference(`no property ${prop}`)
    expectEqual(fresh.props[prop], step.equals)
  }

  assertEnded(step: Step): void {
    const { key } = this.#entity(step.instance)
    const state = this.#tryOut.state.instances[key]?.instance.state
    if (state === 'active') throw new Difference('expected the instance to have ended, but it runs')
  }

  assertNotEnded(step: Step): void {
    const { key } = this.#entity(step.instance)
    const state = this.#tryOut.state.instances[key]?.instance.state
    if (state !== 'active') throw new Difference(`expected the instance to run, but it is ${state}`)
  }

  assertVariable(step: Step): void {
    const visible = this.#entities.visible(this.#current(this.#entity(step.scope)))
    this.#check(scalar(visible[String(step.name)]), step)
  }

  getActivityTree(step: Step): void {
    const { key } = this.#entity(step.instance)
    const found = this.#tryOut.state.instances[key]
    const tree = found && activityTree(this.#process(found.instance.processId), found.instance)
    this.#kept.set(String(step.as), tree ?? [])
  }

  assertActivityTree(step: Step): void {
    const tree = this.#kept.get(String(step.tree))
    const expected = Array.isArray(step.equals) ? step.equals : []
    if (!Array.isArray(tree) || !sameTree(tree, expected)) {
      throw new Difference(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(tree)}`)
    }
  }

  // ---- doing ----------------------------------------------------------------------------------------------

  completeTask(step: Step): void {
    const { key, wait = 0 } = this.#entity(step.task)
    accepted(this.#tryOut.completeTask({ key, wait }, variablesOf(step.variables)))
  }

  claimTask(step: Step): void {
    this.#entities.assign(this.#entity(step.task), String(step.user))
  }

  setVariable(step: Step): void {
    const { key, scope } = this.#entity(step.execution ?? step.task)
    const id = scope ?? rootScopeOf(this.#tryOut.state.instances[key]?.instance ?? missing())?.id
    accepted(this.#tryOut.setVariables({ [String(step.name)]: step.value ?? null }, id, key))
  }

  deleteInstance(step: Step): void {
    accepted(this.#tryOut.cancel(this.#entity(step.instance).key))
  }

  modifyInstance(step: Step): void {
    const { key } = this.#entity(step.instance)
    const target = this.#tryOut.state.instances[key]?.instance ?? missing()
    const change = changeOf(this.#process(target.processId), target, instructionsOf(step))
    const { activate, terminate, variables } = change
    if (Object.keys(variables).length > 0) accepted(this.#tryOut.setVariables(variables, undefined, key))
    accepted(this.#tryOut.send({ type: 'modify', activate, terminate }, key))
  }

  broadcastSignal(step: Step): void {
    this.#tryOut.broadcastSignal(String(step.name))
  }

  correlateMessage(step: Step): void {
    const name = String(step.name)
    const wanted = step.instance === undefined ? undefined : this.#entity(step.instance).key
    const waiting = this.#entities.subscriptions.filter(
      ({ key, props }) =>
        props.eventType === 'message' && props.eventName === name && (wanted === undefined || key === wanted),
    )
    if (waiting.length === 0 || (step.mode === 'correlateAll' && wanted === undefined)) {
      this.#startByName(name, waiting.length > 0)
    }
    if (waiting.length > 1 && step.mode !== 'correlateAll') {
      throw new Difference(`expected one who waits for '${name}', found ${waiting.length}`)
    }
    for (const each of waiting) this.#deliver(each)
  }

  messageReceived(step: Step): void {
    const at = this.#entity(step.execution)
    const waiting = this.#entities.subscriptions.filter(
      ({ key, props }) => key === at.key && props.eventName === step.name,
    )
    const exact =
      waiting.find(({ wait }) => wait === at.wait) ?? waiting.find(({ scope }) => scope === at.scope)
    const target = exact ?? waiting[0]
    if (!target) throw new Difference(`expected somebody to wait for '${step.name}', found nobody`)
    this.#deliver(target)
  }

  /** A receive task without a message is woken by the message our import names after it. */
  signalExecution(step: Step): void {
    const at = this.#entity(step.execution)
    const waiting = this.#entities.subscriptions.filter(
      ({ key, wait }) => key === at.key && (at.wait ?? wait) === wait,
    )
    const [target] = waiting
    if (!target) throw new Difference('expected a receive task to wait, found none')
    this.#deliver(target)
  }

  #deliver({ key, wait = 0 }: Entity): void {
    accepted(this.#tryOut.send({ type: 'deliverMessage', wait, variables: {} }, key))
  }

  #startByName(name: string, isOptional: boolean): void {
    for (const { id, starts } of this.#processes) {
      const start = starts.find((each) => each.messageName?.text === name)
      if (!start) continue
      accepted(this.#tryOut.start({ processId: id, startElement: start.element }))
      return
    }
    if (!isOptional) throw new Difference(`expected somebody to wait for '${name}', found nobody`)
  }

  // ---- time -----------------------------------------------------------------------------------------------

  fireJob(step: Step): void {
    const { key, wait = 0 } = this.#entity(step.job)
    accepted(this.#tryOut.send({ type: 'fireTimer', wait }, key))
  }

  advanceClock(step: Step): void {
    const text = String(step.expression)
    const added = millisecondsOf(text)
    if (!Number.isFinite(added)) throw new Difference(`no clock by ${text}`)
    this.#clock += added
  }

  clockExpr(step: Step): void {
    this.#kept.set(String(step.as), this.#clock)
  }

  runDueJobs(): void {
    this.#tryOut.advanceTo(new Date(this.#clock).toISOString())
  }

  // ---- external tasks -------------------------------------------------------------------------------------

  fetchAndLockExternal(step: Step): void {
    const topics = Array.isArray(step.topics) ? step.topics : []
    const fetched = topics.flatMap((topic) => {
      const { name, lockMs } = record(topic)
      const free = this.#entities.jobs.filter(
        (job) => job.props.topic === name && (this.#locked.get(lockOf(job)) ?? 0) <= this.#clock,
      )
      return free.map((job) => ({ job, until: this.#clock + Number(lockMs) }))
    })
    const taken = fetched.slice(0, Number(step.maxTasks))
    for (const { job, until } of taken) this.#locked.set(lockOf(job), until)
    this.#kept.set(
      String(step.as),
      taken.map(({ job }) => job),
    )
  }

  completeExternal(step: Step): void {
    const { key, wait = 0 } = this.#entity(step.task)
    const [, variables] = argsOf(step)
    accepted(this.#tryOut.completeJob({ key, wait }, variablesOf(variables)))
  }

  bpmnErrorExternal(step: Step): void {
    const { key, wait = 0 } = this.#entity(step.task)
    const [, code] = argsOf(step)
    accepted(this.#tryOut.throwError({ key, wait }, String(code)))
  }

  unlockExternal(step: Step): void {
    this.#locked.delete(lockOf(this.#entity(step.task)))
  }

  // ---- looking up -----------------------------------------------------------------------------------------

  #expectNoIncident(): void {
    const [incident] = this.#entities.incidents
    if (incident) throw new Difference(`incident: ${incident.props.message}`)
  }

  #instance(key: string): Entity {
    return this.#entities.instance(this.#tryOut.state.instances[key] ?? missing())
  }

  /** An instance as it is now; anything else as it was found. */
  #current(entity: Entity): Entity {
    return entity.wait === undefined && 'ended' in entity.props ? this.#instance(entity.key) : entity
  }

  #process(id: string): CompiledProcess {
    const process = this.#processes.find((each) => each.id === id)
    if (!process) throw new Difference(`expected a process '${id}', found none`)
    return process
  }

  #run(query: unknown): Found {
    // The material's own format: kind, mode and criteria.
    const typed = query as Query
    return runQuery(this.#entities, typed, (ref) => this.#entity(ref))
  }

  #value(ref: Json | undefined): Value {
    if (typeof ref === 'object' && ref !== null && 'query' in ref) return this.#run(ref.query)
    const [, name = '', index] = /^(\w+)(?:\[(\d+)\])?$/.exec(String(ref)) ?? []
    const kept = this.#kept.get(name)
    if (kept === undefined) throw new Difference(`nothing kept as '${ref}'`)
    if (index === undefined) return kept
    return Array.isArray(kept) ? (kept[Number(index)] ?? null) : null
  }

  #entity(ref: Json | undefined): Entity {
    const value = this.#value(ref)
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'key' in value) return value
    throw new Difference(`expected '${JSON.stringify(ref)}' to be there, found ${JSON.stringify(value)}`)
  }

  #check(value: Value, { isNull, equals, empty }: Step): void {
    const size = Array.isArray(value) ? value.length : undefined
    if (isNull !== undefined && (value === null) !== isNull) {
      throw new Difference(`expected ${isNull ? 'nothing' : 'something'}, found ${JSON.stringify(value)}`)
    }
    if (empty !== undefined && (size === 0) !== empty)
      throw new Difference(`expected empty: ${empty}, found ${size}`)
    if (equals !== undefined) expectEqual(size ?? value, equals)
  }
}

type Handler = (this: Player, step: Step) => void

const HANDLERS: { readonly [op: string]: Handler } = {
  start: Player.prototype.start,
  startAt: Player.prototype.startAt,
  startByMessage: Player.prototype.startByMessage,
  startExpectError: Player.prototype.startExpectError,
  query: Player.prototype.query,
  alias: Player.prototype.alias,
  assertQuery: Player.prototype.assertQuery,
  assertRef: Player.prototype.assertRef,
  assertProp: Player.prototype.assertProp,
  assertEnded: Player.prototype.assertEnded,
  assertNotEnded: Player.prototype.assertNotEnded,
  assertVariable: Player.prototype.assertVariable,
  getActivityTree: Player.prototype.getActivityTree,
  assertActivityTree: Player.prototype.assertActivityTree,
  completeTask: Player.prototype.completeTask,
  claimTask: Player.prototype.claimTask,
  setAssigneeTask: Player.prototype.claimTask,
  setVariable: Player.prototype.setVariable,
  setVariableLocal: Player.prototype.setVariable,
  deleteInstance: Player.prototype.deleteInstance,
  modifyInstance: Player.prototype.modifyInstance,
  broadcastSignal: Player.prototype.broadcastSignal,
  correlateMessage: Player.prototype.correlateMessage,
  messageReceived: Player.prototype.messageReceived,
  signalExecution: Player.prototype.signalExecution,
  fireJob: Player.prototype.fireJob,
  advanceClock: Player.prototype.advanceClock,
  clockExpr: Player.prototype.clockExpr,
  runDueJobs: Player.prototype.runDueJobs,
  fetchAndLockExternal: Player.prototype.fetchAndLockExternal,
  'external.complete': Player.prototype.completeExternal,
  'external.handleBpmnError': Player.prototype.bpmnErrorExternal,
  'external.unlock': Player.prototype.unlockExternal,
}

/** Steps after an error that was expected. */
const INCIDENTS_EXPECTED: ReadonlySet<string> = new Set([
  'query',
  'assertQuery',
  'assertRef',
  'assertProp',
  'deleteInstance',
])

function accepted(rejection: Rejection | undefined): void {
  if (rejection) throw new Difference(`refused: ${rejection.message}`)
}

function expectEqual(found: unknown, expected: Json | undefined): void {
  if (!isDeepStrictEqual(found, expected)) {
    throw new Difference(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
  }
}

function missing(): never {
  throw new Difference('expected the instance to be there')
}

/** A value to compare; lists and contexts are compared as text. */
function scalar(value: Json | undefined): Value {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : value
}

function lockOf({ key, wait }: Entity): string {
  return `${key}/${wait}`
}

function record(value: Json | undefined): { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}

function variablesOf(value: Json | undefined): Variables {
  return record(value)
}

function argsOf(step: Step): readonly Json[] {
  return Array.isArray(step.args) ? step.args : []
}

function instructionsOf(step: Step): readonly { readonly [name: string]: Json }[] {
  return Array.isArray(step.instructions) ? step.instructions.map(record) : []
}

/** `new Date(start.getTime() + ((60 * 60 * 1000) + 5000))` and the like: what is added to the clock. */
function millisecondsOf(text: string): number {
  const sum = /(?:getTime\(\)\s*\+|\.plus\(|nowPlus\()\s*(.*)$/.exec(text)?.[1] ?? 'unknown'
  const terms = sum
    .replaceAll('LOCK_TIME', '10000')
    .replace(/[()L]|\.toDate/g, '')
    .split('+')
  return terms.reduce((total, term) => {
    const factors = term.split('*').map((each) => Number(each.trim()))
    return total + factors.reduce((product, factor) => product * factor, 1)
  }, 0)
}
