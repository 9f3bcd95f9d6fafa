import type { CompiledNode } from '../compile/compiled-process.ts'
import type { ScopeDraft } from './draft.ts'

/** Per gateway and incoming flow: the nodes from which a token can reach that flow without passing the gateway. */
const reachCache = new WeakMap<CompiledNode, ReadonlyMap<string, ReadonlySet<string>>>()

/** In a larger container what every join reaches would not fit into memory. */
const MAX_CACHED_NODES = 500

/**
 * Whether some token of the scope can still reach an empty incoming flow of the join and no filled one:
 * then the join waits (BPMN 2.0.2 § 13.4.3). Tokens that wait at other joins count as standing there.
 */
export function canReachEmptyOnly(
  scope: ScopeDraft,
  gateway: CompiledNode,
  counts: { readonly [flow: string]: number },
): boolean {
  const reach = reachOf(gateway)
  const serves = (at: string): boolean => {
    let empty = false
    for (const [flow, nodes] of reach) {
      if (!nodes.has(at)) continue
      if (counts[flow]) return false
      empty = true
    }
    return empty
  }
  for (const id in scope.tokens) {
    const at = scope.tokens[id]?.at
    if (at !== undefined && at !== gateway.id && serves(at)) return true
  }
  return Object.keys(scope.arrivals).some((other) => other !== gateway.id && serves(other))
}

function reachOf(gateway: CompiledNode): ReadonlyMap<string, ReadonlySet<string>> {
  const known = reachCache.get(gateway)
  if (known) return known
  const reach = new Map(gateway.incoming.map((flow) => [flow.id, sourcesOf(flow.source, gateway)]))
  if (gateway.container.nodes.length <= MAX_CACHED_NODES) reachCache.set(gateway, reach)
  return reach
}

/** Walks backwards from a node: over incoming flows, and from a boundary event to its activity. */
function sourcesOf(last: CompiledNode, gateway: CompiledNode): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [last]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === gateway || found.has(node.id)) continue
    found.add(node.id)
    for (const flow of node.incoming) open.push(flow.source)
    if (node.host) open.push(node.host)
  }
  return found
}
