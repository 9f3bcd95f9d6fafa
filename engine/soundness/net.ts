/**
 * A container as the soundness check walks it: which way tokens go, without data. One net per process or
 * sub-process body; inner sub-processes are single nodes that know how they may end (`Behavior`).
 */
export interface Net {
  readonly id: string
  /** Any one of them begins the container. */
  readonly entries: readonly NetNode[]
  /** In the order of the file. */
  readonly nodes: Set<NetNode>
  watchers: readonly Watcher[]
  /** Event sub-processes that run beside everything else without touching it: reached as soon as anything waits. */
  bystanders: readonly NetNode[]
}

export interface NetNode {
  readonly id: string
  /** Elements a token passes on one way through the node; more than one after a reduction. */
  through: readonly string[]
  /** All elements the node stands for: reaching it reaches them all. */
  members: readonly string[]
  behavior: Behavior
  join: 'parallel' | 'inclusive' | undefined
  readonly incoming: NetFlow[]
  /** Events included. */
  readonly outgoing: NetFlow[]
  /** Sets of flows a token that is done may leave by; one empty set: the token ends. */
  options: (readonly NetFlow[])[]
  events: readonly NetEvent[]
  /** What a token that stands here may throw past the node's own border. */
  escapes: ReadonlySet<Thrown>
  /** What the node does besides letting the token go on. */
  readonly act?: NetAct
}

export interface NetFlow {
  source: NetNode
  readonly target: NetNode
}

/** `error:CODE` or `escalation:CODE`. */
export type Thrown = string

/** How a token gets on at a node. */
export interface Behavior {
  /** May pass in the same moment. */
  readonly passes: boolean
  /** May wait and then be done. */
  readonly waits: boolean
  /** May come to a state from which it is never done; by what it may throw from there. */
  readonly stuck: readonly ReadonlySet<Thrown>[]
  /** May throw at once, before anything can wait. */
  readonly throwsAtOnce: ReadonlySet<Thrown>
}

/** An event on the border of a waiting node: it leads away, or (`adds`) beside it, once. */
export interface NetEvent {
  readonly flow: NetFlow
  readonly adds: boolean
  /** What must be thrown for it; absent: it comes from outside. */
  readonly catches?: ReadonlySet<Thrown>
}

export type NetAct = { readonly type: 'terminate' } | { readonly type: 'throw'; readonly thrown: Thrown }

/** An event sub-process. */
export interface Watcher {
  readonly node: NetNode
  readonly interrupting: boolean
  readonly catches?: ReadonlySet<Thrown>
}

export const PASS: Behavior = { passes: true, waits: false, stuck: [], throwsAtOnce: new Set() }
export const WAIT: Behavior = { passes: false, waits: true, stuck: [], throwsAtOnce: new Set() }
export const EITHER: Behavior = { passes: true, waits: true, stuck: [], throwsAtOnce: new Set() }

/** A node without flows yet. */
export function netNode(id: string, more: Partial<Omit<NetNode, 'id'>> = {}): NetNode {
  return {
    id,
    through: [id],
    members: [id],
    behavior: PASS,
    join: undefined,
    incoming: [],
    outgoing: [],
    options: [[]],
    events: [],
    escapes: new Set(),
    ...more,
  }
}

export function connect(source: NetNode, target: NetNode): NetFlow {
  const flow: NetFlow = { source, target }
  source.outgoing.push(flow)
  target.incoming.push(flow)
  return flow
}
