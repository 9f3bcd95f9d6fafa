import fc from 'fast-check'
import type { Graph, GraphNode } from './graph.ts'

const GATEWAYS = ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway'] as const

/** One change that may make a model unsound: another gateway, one flow more, one flow less. */
export type Change =
  | { readonly kind: 'gateway'; readonly which: number; readonly to: (typeof GATEWAYS)[number] }
  | { readonly kind: 'flow'; readonly from: number; readonly to: number }
  | { readonly kind: 'cut'; readonly which: number }

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('gateway'),
        which: fc.nat(9),
        to: fc.constantFrom(...GATEWAYS),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('flow'), from: fc.nat(9), to: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut'), which: fc.nat(9) }) },
  ),
  { maxLength: 3 },
)

/** Changes a model in all its containers. */
export function tangle(graph: Graph, all: readonly Change[]): Graph {
  const inner = {
    ...graph,
    nodes: graph.nodes.map((node) => (node.body ? { ...node, body: tangle(node.body, all) } : node)),
  }
  return all.reduce(apply, inner)
}

function apply(graph: Graph, change: Change): Graph {
  const gateways = graph.nodes.filter(({ tag }) => GATEWAYS.some((each) => each === tag))
  if (change.kind === 'cut') {
    const [...flows] = graph.flows
    const index = change.which % Math.max(flows.length, 1)
    const [source] = flows[index] ?? []
    if (flows.filter((flow) => flow[0] === source).length > 1) flows.splice(index, 1)
    return { ...graph, flows }
  }
  if (gateways.length === 0) return graph
  if (change.kind === 'flow') {
    const from = gateways[change.from % gateways.length]?.id ?? ''
    const to = gateways[change.to % gateways.length]?.id ?? ''
    if (from === to || graph.flows.some((flow) => flow[0] === from && flow[1] === to)) return graph
    const nodes = graph.nodes.map((node) =>
      node.id === from && node.tag !== 'parallelGateway' ? { ...node, chooses: true } : node,
    )
    return { ...graph, nodes, flows: [...graph.flows, [from, to]] }
  }
  const chosen = gateways[change.which % gateways.length]
  const swap = (node: GraphNode): GraphNode =>
    node === chosen ? { ...node, tag: change.to, chooses: change.to !== 'parallelGateway' } : node
  return { ...graph, nodes: graph.nodes.map(swap) }
}
