import { everyOf } from './build-net.ts'
import { EMPTY, type Ids, type Marking, type Motion, markingKey, type Standing } from './marking.ts'
import type { Net, NetFlow, NetNode, Thrown, Watcher } from './net.ts'
import { waitsForMore } from './wait-for-more.ts'

/** Where a motion comes to rest. */
export type Rest =
  | { readonly type: 'marking'; readonly marking: Marking; readonly trail: Trail; readonly told: Told }
  | { readonly type: 'end'; readonly trail: Trail; readonly told: Told }
  /** Thrown out of the container, which ends with it. */
  | { readonly type: 'thrown'; readonly thrown: Thrown; readonly trail: Trail; readonly told: Told }
type Trail = readonly NetNode[]
type Told = readonly Thrown[]

/** Whether somebody outside catches what is thrown, and ends the container by it. */
export type Outside = (thrown: Thrown) => 'ends' | 'listens' | undefined

/** Moves tokens of a container until all wait, in the order of the engine, along every branch. */
export class Mover {
  readonly #net: Net
  readonly #outside: Outside
  readonly #ids: Ids
  /** Nodes some token got to. */
  readonly reached = new Set<NetNode>()
  /** Steps left; nothing is decided any more when they are used up. */
  budget: number

  constructor(net: Net, outside: Outside, ids: Ids, budget: number) {
    this.#net = net
    this.#outside = outside
    this.#ids = ids
    this.budget = budget
  }

  /** Every way in which a motion comes to rest. */
  settle(first: Motion): readonly Rest[] {
    const rests: Rest[] = []
    const seen = new Set<string>()
    const open = [first]
    for (let motion = open.pop(); motion && this.budget > 0; motion = open.pop()) {
      this.budget = isFlooded(motion) ? 0 : this.budget - 1
      const key = motionKey(motion, this.#ids)
      if (seen.has(key)) continue
      seen.add(key)
      const next = this.#next(motion)
      if (Array.isArray(next)) open.push(...next)
      else rests.push(next)
    }
    return rests
  }

  #next(motion: Motion): Motion[] | Rest {
    const [node, ...queue] = motion.queue
    if (node) return this.#enter({ ...motion, queue, trail: [...motion.trail, node] }, node)
    const join = firstInclusive(this.#net, motion)
    if (join) return [fire(motion, join)]
    const [thrown, ...throws] = motion.throws
    if (thrown) return this.#throw({ ...motion, throws }, thrown.thrown, thrown.node)
    const { trail, told } = motion
    if (motion.tokens.length === 0 && motion.arrivals.size === 0) return { type: 'end', trail, told }
    const { tokens, arrivals, disarmed, fired } = motion
    return { type: 'marking', marking: { tokens, arrivals, disarmed, fired }, trail, told }
  }

  /** A token gets to a node. */
  #enter(motion: Motion, node: NetNode): Motion[] | Rest {
    this.reached.add(node)
    const { trail, told } = motion
    if (node.act?.type === 'terminate') return { type: 'end', trail, told }
    if (node.act?.type === 'throw') {
      return [{ ...motion, throws: [...motion.throws, { node, thrown: node.act.thrown }] }]
    }
    const { passes, waits, stuck, throwsAtOnce } = node.behavior
    const next: Motion[] = []
    if (passes) next.push(...leave(motion, node))
    // What is told on the way through may start something beside it.
    const beside = node.events.filter(({ adds, catches }) => adds && catches)
    if (passes) for (const { flow } of beside) next.push(...leave(take(motion, [flow]), node))
    if (waits) next.push(stand(motion, { node, tried: [] }))
    else for (const [index] of stuck.entries()) next.push(stand(motion, { node, tried: [], stuck: index }))
    for (const thrown of throwsAtOnce) {
      const event = node.events.find(({ catches }) => catches?.has(thrown))
      if (event) next.push(take(motion, [event.flow]))
      else next.push({ ...motion, throws: [{ node, thrown }, ...motion.throws] })
    }
    return next
  }

  /** Something is thrown at a node that has ended or passes; event sub-processes come first, then the outside. */
  #throw(motion: Motion, thrown: Thrown, node: NetNode): Motion[] | Rest {
    const goesOn = thrown.startsWith('escalation:')
    const watcher = this.watcherOf(thrown, node)
    if (watcher?.interrupting) return [interrupt(motion, watcher)]
    const after = goesOn ? leave(motion, node) : [stand(motion, { node, tried: [], isDead: true })]
    if (watcher) return after.map((each) => start(each, watcher))
    const heard = this.#outside(thrown)
    const { trail, told } = motion
    if (heard === 'ends') return { type: 'thrown', thrown, trail, told }
    return heard ? after.map((each) => ({ ...each, told: [...each.told, thrown] })) : after
  }

  /** The event sub-process that catches what a node throws; its own kind it passes by. */
  watcherOf(thrown: Thrown, node: NetNode): Watcher | undefined {
    const { watchers } = this.#net
    if (watchers.some((each) => each.node === node)) return undefined
    const every = everyOf(thrown)
    return (
      watchers.find(({ catches }) => catches?.has(thrown)) ??
      watchers.find(({ catches }) => catches?.has(every))
    )
  }
}

const MOST_AT_ONCE = 60

/** A loop without a wait makes more and more tokens. */
function isFlooded({ queue, tokens, arrivals, trail }: Motion): boolean {
  if (trail.length > 5_000 || queue.length + tokens.length > MOST_AT_ONCE) return true
  let waiting = 0
  for (const count of arrivals.values()) waiting += count
  return waiting > MOST_AT_ONCE
}

export function inMotion(marking: Marking, queue: readonly NetNode[] = []): Motion {
  return { ...marking, queue, throws: [], trail: [], told: [] }
}

/** A token that is done leaves by one of its options. */
export function leave(motion: Motion, node: NetNode): Motion[] {
  return node.options.map((flows) => take(motion, flows))
}

/** Takes flows: joins count, and fire once every flow is filled. */
export function take(motion: Motion, flows: readonly NetFlow[]): Motion {
  let next = motion
  for (const flow of flows) {
    const { target } = flow
    if (!target.join) {
      next = { ...next, queue: [...next.queue, target] }
      continue
    }
    const arrivals = new Map(next.arrivals)
    arrivals.set(flow, (arrivals.get(flow) ?? 0) + 1)
    next = { ...next, arrivals }
    if (target.join === 'parallel' && target.incoming.every((each) => arrivals.has(each))) {
      next = fire(next, target)
    }
  }
  return next
}

/** An interrupting event sub-process ends everything else in the container. */
export function interrupt(motion: Motion, watcher: Watcher): Motion {
  return { ...motion, ...EMPTY, disarmed: true, queue: [watcher.node], throws: [] }
}

/** An event sub-process begins beside everything else. */
export function start(motion: Motion, watcher: Watcher): Motion {
  return { ...motion, queue: [...motion.queue, watcher.node] }
}

export function stand(motion: Motion, token: Standing): Motion {
  return { ...motion, tokens: [...motion.tokens, token] }
}

function firstInclusive({ nodes }: Net, motion: Motion): NetNode | undefined {
  const joins = new Set<NetNode>()
  for (const { target } of motion.arrivals.keys()) if (target.join === 'inclusive') joins.add(target)
  if (joins.size === 0) return undefined
  for (const node of nodes) if (joins.has(node) && !waitsForMore(node, motion)) return node
  return undefined
}

/** Consumes one token per filled flow and enters the gateway. */
function fire(motion: Motion, join: NetNode): Motion {
  const arrivals = new Map(motion.arrivals)
  for (const flow of join.incoming) {
    const count = arrivals.get(flow)
    if (count === undefined) continue
    if (count === 1) arrivals.delete(flow)
    else arrivals.set(flow, count - 1)
  }
  return { ...motion, arrivals, queue: [...motion.queue, join] }
}

function motionKey(motion: Motion, ids: Ids): string {
  const queue = motion.queue.map(({ id }) => id).join()
  const throws = motion.throws.map(({ node, thrown }) => `${node.id}^${thrown}`).join()
  return [markingKey(motion, ids), queue, throws].join('#')
}
