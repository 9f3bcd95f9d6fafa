import type { CompiledContainer, CompiledNode } from '../compile/compiled-process.ts'
import { buildNet, catcherOf, type Inside, type Surroundings } from './build-net.ts'
import type { Behavior, Net, NetNode, Thrown } from './net.ts'
import { reduceNet } from './reduce-net.ts'
import { type Walked, type WalkedMarking, walkNet } from './walk-net.ts'

/** What the walk through one container tells. */
export interface Analysis extends Inside {
  readonly container: CompiledContainer
  readonly net: Net
  readonly walked: Walked
  /** Markings from which the container neither ends nor throws. */
  readonly lost: readonly WalkedMarking[]
  /** From some state it can get into, its end cannot be reached. */
  readonly canStop: boolean
}

/** Walks a container and sums up how it ends. Inner ones are asked by `around.inside`. */
export function analyzeContainer(
  container: CompiledContainer,
  starts: readonly string[],
  around: Surroundings,
): Analysis {
  const net = buildNet(container, starts, around)
  if (container.nodes.length <= MOST_NODES) reduceNet(net)
  const outside = (thrown: Thrown): 'ends' | 'listens' | undefined => {
    for (const events of around.outside) {
      const event = catcherOf(events, thrown)
      if (event) return event.behavior.trigger?.interrupting === false ? 'listens' : 'ends'
    }
    return undefined
  }
  const walked = walkable(container) ? walkNet(net, outside) : unwalked(container)
  const ending = endingFrom(walked)
  const throwable = throwableFrom(walked)
  const stopped = walked.markings.filter((_, index) => !ending.has(index))
  const sets = stopped.map((marking) => throwable[walked.markings.indexOf(marking)] ?? new Set<Thrown>())
  const atOnce = walked.atOnce.flatMap((rest) => (rest.type === 'thrown' ? [rest.thrown] : []))
  const isEmpty = net.entries.length === 0
  const behavior: Behavior = {
    passes: isEmpty || !walked.decided || walked.atOnce.some((rest) => rest.type === 'end'),
    // What is still empty may be filled with anything.
    waits:
      isEmpty ||
      !walked.decided ||
      walked.markings.some((marking, index) => marking.isInitial && ending.has(index)),
    stuck: distinct(sets),
    throwsAtOnce: new Set(atOnce),
  }
  const throws = new Set([
    ...walked.markings.flatMap(({ edges }) => edges.flatMap(({ thrown }) => thrown)),
    ...walked.atOnce.flatMap(({ told }) => told),
    ...atOnce,
  ])
  return {
    container,
    net,
    walked,
    behavior,
    throws,
    lost: stopped.filter((_, index) => sets[index]?.size === 0),
    canStop: stopped.length > 0,
  }
}

/** Largest container that is walked. */
const MOST_NODES = 1_500

/** What counts tokens by data or number is not walked: nothing is said about its container. */
function walkable({ nodes }: CompiledContainer): boolean {
  return nodes.length <= MOST_NODES && !nodes.some(countsTokens)
}

function countsTokens({ type, behavior, startQuantity, completionQuantity }: CompiledNode): boolean {
  const counts = startQuantity !== undefined || completionQuantity !== undefined
  return (
    counts ||
    behavior.resets === true ||
    behavior.instantiates !== undefined ||
    type === 'bpmn:AdHocSubProcess'
  )
}

function unwalked({ nodes }: CompiledContainer): Walked {
  const gaveUp = nodes.length > MOST_NODES
  return { decided: false, gaveUp, markings: [], atOnce: [], reached: new Set() }
}

/** Indexes of the markings from which the end can be reached. */
function endingFrom({ markings }: Walked): ReadonlySet<number> {
  const before = new Map<number | 'end', number[]>()
  for (const [index, { edges }] of markings.entries()) {
    for (const { target } of edges) {
      if (target === 'thrown') continue
      const sources = before.get(target) ?? []
      sources.push(index)
      before.set(target, sources)
    }
  }
  const found = new Set<number>()
  const open: (number | 'end')[] = ['end']
  for (let target = open.pop(); target !== undefined; target = open.pop()) {
    for (const source of before.get(target) ?? []) {
      if (found.has(source)) continue
      found.add(source)
      open.push(source)
    }
  }
  return found
}

/** Per marking, what may still be thrown out of the container from there. */
function throwableFrom({ markings }: Walked): readonly ReadonlySet<Thrown>[] {
  const sets = markings.map(({ edges }) => new Set(edges.flatMap(({ thrown }) => thrown)))
  if (sets.every((set) => set.size === 0)) return sets
  for (let changed = true; changed; ) {
    changed = false
    for (const [index, { edges }] of markings.entries()) {
      const own = sets[index]
      for (const { target } of edges) {
        if (typeof target !== 'number') continue
        for (const thrown of sets[target] ?? []) {
          if (own?.has(thrown)) continue
          own?.add(thrown)
          changed = true
        }
      }
    }
  }
  return sets
}

function distinct(sets: readonly ReadonlySet<Thrown>[]): readonly ReadonlySet<Thrown>[] {
  return [...new Map(sets.map((set) => [[...set].toSorted().join(), set])).values()]
}

/** Every element some token gets to, inner containers not included. */
export function reachedElements({ walked }: Analysis): ReadonlySet<string> {
  return new Set([...walked.reached].flatMap((node: NetNode) => node.members))
}
