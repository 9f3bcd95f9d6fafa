import { EMPTY, Ids, type Marking, type Motion, markingKey, type Standing } from './marking.ts'
import { inMotion, interrupt, leave, Mover, type Outside, type Rest, stand, start, take } from './move.ts'
import type { Net, NetNode, Thrown } from './net.ts'

/** Everything a container can do, as a graph of markings. */
export interface Walked {
  /** False: there may be more than was walked. */
  readonly decided: boolean
  /** It was too large to be walked completely. */
  readonly gaveUp: boolean
  readonly markings: readonly WalkedMarking[]
  /** What may happen before anything waits. */
  readonly atOnce: readonly Rest[]
  /** Nodes entered by some token. */
  readonly reached: ReadonlySet<NetNode>
}

export interface WalkedMarking {
  readonly marking: Marking
  readonly isInitial: boolean
  /** Nodes entered on a shortest way from the start. */
  readonly trail: readonly NetNode[]
  readonly edges: readonly WalkedEdge[]
}

export interface WalkedEdge {
  /** Index of a marking, the end, or out of the container. */
  readonly target: number | 'end' | 'thrown'
  /** What goes out of the container on the way. */
  readonly thrown: readonly Thrown[]
}

interface Limits {
  readonly markings: number
  readonly tokens: number
  readonly steps: number
}

/** More than a drawing that people read ever needs. */
const LIMITS: Limits = { markings: 2_500, tokens: 12, steps: 40_000 }

interface MarkingDraft extends WalkedMarking {
  readonly edges: WalkedEdge[]
}

/** Walks a net from its entries; `outside` says who catches what it throws. */
export function walkNet(net: Net, outside: Outside, limits: Limits = LIMITS): Walked {
  const ids = new Ids()
  const mover = new Mover(net, outside, ids, limits.steps)
  const markings: MarkingDraft[] = []
  const byKey = new Map<string, number>()
  let decided = true

  const indexOf = (marking: Marking, isInitial: boolean, trail: readonly NetNode[]): number => {
    const key = markingKey(marking, ids)
    const known = byKey.get(key)
    if (known !== undefined) return known
    byKey.set(key, markings.length)
    markings.push({ marking, isInitial, trail, edges: [] })
    return markings.length - 1
  }
  const atOnce: Rest[] = []
  for (const entry of net.entries) {
    for (const rest of mover.settle(inMotion(EMPTY, [entry]))) {
      atOnce.push(rest)
      if (rest.type === 'marking') indexOf(rest.marking, true, rest.trail)
    }
  }
  if (markings.length > 0) for (const node of net.bystanders) mover.reached.add(node)
  for (let index = 0; index < markings.length; index++) {
    const from = markings[index]
    if (!from) break
    if (index >= limits.markings || mover.budget <= 0 || sizeOf(from.marking) > limits.tokens) {
      decided = false
      break
    }
    for (const { motion, thrown } of motionsOf(net, from.marking, mover, outside)) {
      if (!motion) {
        from.edges.push({ target: 'thrown', thrown })
        continue
      }
      for (const rest of mover.settle(motion)) {
        const out = [...thrown, ...rest.told, ...(rest.type === 'thrown' ? [rest.thrown] : [])]
        const target =
          rest.type === 'marking' ? indexOf(rest.marking, false, [...from.trail, ...rest.trail]) : rest.type
        from.edges.push({ target, thrown: out })
      }
    }
  }
  const isComplete = decided && mover.budget > 0
  return { decided: isComplete, gaveUp: !isComplete, markings, atOnce, reached: mover.reached }
}

function sizeOf({ tokens, arrivals }: Marking): number {
  return tokens.length + [...arrivals.values()].reduce((sum, count) => sum + count, 0)
}

interface Happening {
  /** Absent: the container ends by what is thrown. */
  readonly motion?: Motion
  readonly thrown: readonly Thrown[]
}

/** Everything that may happen next to a container at rest. */
function motionsOf(net: Net, marking: Marking, mover: Mover, outside: Outside): readonly Happening[] {
  const found: Happening[] = []
  const seen = new Set<string>()
  for (const [index, token] of marking.tokens.entries()) {
    const key = `${token.node.id} ${token.tried.join()} ${token.stuck}`
    if (token.isDead || seen.has(key)) continue
    seen.add(key)
    const rest = inMotion({ ...marking, tokens: marking.tokens.toSpliced(index, 1) })
    found.push(...doneOrEvent(rest, token), ...escaping(rest, token, mover, outside))
  }
  for (const [index, watcher] of net.watchers.entries()) {
    if (watcher.catches || marking.disarmed || marking.fired.includes(index)) continue
    const motion = inMotion(marking)
    const next = watcher.interrupting
      ? interrupt(motion, watcher)
      : start({ ...motion, fired: [...motion.fired, index] }, watcher)
    found.push({ motion: next, thrown: [] })
  }
  return found
}

function doneOrEvent(rest: Motion, token: Standing): readonly Happening[] {
  const { node, stuck, tried } = token
  const found: Motion[] = []
  if (stuck === undefined) {
    found.push(...leave(rest, node))
    for (const [index] of node.behavior.stuck.entries()) found.push(stand(rest, { ...token, stuck: index }))
  }
  const throwable = stuck === undefined ? undefined : node.behavior.stuck[stuck]
  for (const [index, { flow, adds, catches }] of node.events.entries()) {
    if (catches && throwable && ![...catches].some((each) => throwable.has(each))) continue
    if (!adds) found.push(take(rest, [flow]))
    else if (!tried.includes(`e${index}`)) {
      found.push(take(stand(rest, { ...token, tried: [...tried, `e${index}`].toSorted() }), [flow]))
    }
  }
  return found.map((motion) => ({ motion, thrown: [] }))
}

/** What a waiting node throws past its own border. */
function escaping(rest: Motion, token: Standing, mover: Mover, outside: Outside): readonly Happening[] {
  const { node, stuck, tried } = token
  const throwable = stuck === undefined ? node.escapes : node.behavior.stuck[stuck]
  const found: Happening[] = []
  for (const thrown of node.escapes) {
    if (!throwable?.has(thrown) || tried.includes(thrown)) continue
    const watcher = mover.watcherOf(thrown, node)
    if (watcher?.interrupting) {
      found.push({ motion: interrupt(rest, watcher), thrown: [] })
      continue
    }
    const goesOn = stand(rest, { ...token, tried: [...tried, thrown].toSorted() })
    if (watcher) found.push({ motion: start(goesOn, watcher), thrown: [] })
    else if (outside(thrown) === 'ends') found.push({ thrown: [thrown] })
    else if (outside(thrown) === 'listens') found.push({ motion: goesOn, thrown: [thrown] })
  }
  return found
}
