import type { Motion } from './marking.ts'
import type { NetFlow, NetNode } from './net.ts'

/** Per inclusive join and incoming flow: where a token can still come from. */
const reachCache = new WeakMap<NetNode, ReadonlyMap<NetFlow, ReadonlySet<NetNode>>>()

/**
 * Whether an inclusive join waits: some token can reach one of its empty flows, and no filled one
 * (BPMN 2.0.2 § 13.4.3).
 */
export function waitsForMore(join: NetNode, motion: Motion): boolean {
  const reach = reachOf(join)
  const serves = (node: NetNode): boolean => {
    if (node === join) return false
    let empty = false
    for (const [flow, nodes] of reach) {
      if (!nodes.has(node)) continue
      if (motion.arrivals.has(flow)) return false
      empty = true
    }
    return empty
  }
  return (
    motion.tokens.some(({ node }) => serves(node)) ||
    motion.throws.some(({ node }) => serves(node)) ||
    [...motion.arrivals.keys()].some(({ target }) => serves(target))
  )
}

function reachOf(join: NetNode): ReadonlyMap<NetFlow, ReadonlySet<NetNode>> {
  const known = reachCache.get(join)
  if (known) return known
  const reach = new Map(join.incoming.map((flow) => [flow, sourcesOf(flow.source, join)]))
  reachCache.set(join, reach)
  return reach
}

function sourcesOf(last: NetNode, join: NetNode): ReadonlySet<NetNode> {
  const found = new Set<NetNode>()
  const open = [last]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === join || found.has(node)) continue
    found.add(node)
    for (const flow of node.incoming) open.push(flow.source)
  }
  return found
}
