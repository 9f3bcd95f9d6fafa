import type { NetFlow, NetNode, Thrown } from './net.ts'

/** A token that waits. */
export interface Standing {
  readonly node: NetNode
  /** Repeating events and escalations that were tried while it stands here. */
  readonly tried: readonly string[]
  /** Of a sub-process that will never be done: which of its `stuck` states. */
  readonly stuck?: number
  /** It threw an error nobody catches. */
  readonly isDead?: boolean
}

/** A container at rest: its tokens, half-full joins, and which event sub-processes may still fire. */
export interface Marking {
  readonly tokens: readonly Standing[]
  readonly arrivals: ReadonlyMap<NetFlow, number>
  /** An interrupting event sub-process has begun. */
  readonly disarmed: boolean
  /** Event sub-processes that were tried. */
  readonly fired: readonly number[]
}

/** A container in motion: nodes about to be entered, and what is thrown once they rest. */
export interface Motion extends Marking {
  readonly queue: readonly NetNode[]
  readonly throws: readonly { readonly node: NetNode; readonly thrown: Thrown }[]
  /** Nodes entered, in order. */
  readonly trail: readonly NetNode[]
  /** Escalations that somebody outside catches. */
  readonly told: readonly Thrown[]
}

export const EMPTY: Marking = { tokens: [], arrivals: new Map(), disarmed: false, fired: [] }

/** Equal keys mean equal markings. */
export function markingKey({ tokens, arrivals, disarmed, fired }: Marking, ids: Ids): string {
  const standing = tokens
    .map(({ node, tried, stuck, isDead }) =>
      [node.id, ...tried, ...(stuck === undefined ? [] : [`!${stuck}`]), ...(isDead ? ['x'] : [])].join('|'),
    )
    .toSorted()
  const arrived = [...arrivals].map(([flow, count]) => `${ids.of(flow)}*${count}`).toSorted()
  return [standing.join(' '), arrived.join(' '), disarmed ? 'off' : '', fired.toSorted().join()].join(';')
}

/** Numbers for flows, which have no ids of their own. */
export class Ids {
  readonly #ids = new Map<NetFlow, number>()

  of(flow: NetFlow): number {
    const known = this.#ids.get(flow) ?? this.#ids.size
    this.#ids.set(flow, known)
    return known
  }
}
