import { type Attributes, type BpmnBuilder, bpmn } from '../bpmn-builder.ts'

/** A model as data, so that tests can change, rename and reorder it before it is written. */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  /** Source and target; at most one flow between two nodes. */
  readonly flows: readonly (readonly [string, string])[]
  /** Compensation events and their handlers. */
  readonly associations: readonly (readonly [string, string])[]
}

export interface GraphNode {
  readonly id: string
  readonly tag: string
  readonly attributes?: Attributes
  readonly inner?: string
  /** Inside of a sub-process. */
  readonly body?: Graph
  /** Its outgoing flows have conditions; the last is the default. */
  readonly chooses?: boolean
}

/** Messages, errors and signals every random model may refer to; the process it calls does not exist. */
const ROOTS = [
  '<error id="ErrorA" errorCode="a"/>',
  '<error id="ErrorB" errorCode="b"/>',
  '<escalation id="EscalationA" escalationCode="a"/>',
  '<signal id="SignalA" name="signal-a"/>',
]

export const messageRoot = (id: string): string =>
  `<message id="${id}" name="${id}"><extensionElements><zeebe:subscription correlationKey="=key"/></extensionElements></message>`

const MESSAGES = ['MessageA', 'MessageB', 'MessageC']

/** Writes the model; conditions compare the variable `n`. */
export function writeModel(graph: Graph): string {
  const roots = [...ROOTS, ...MESSAGES.map(messageRoot)]
  return roots.reduce((model, root) => model.root(root), fill(bpmn(), graph)).xml()
}

function fill(builder: BpmnBuilder, graph: Graph): BpmnBuilder {
  let result = builder
  for (const { id, tag, attributes = {}, inner = '', body, chooses } of graph.nodes) {
    const leaving = graph.flows.filter(([source]) => source === id)
    const last = leaving.at(-1)
    const fallback: Attributes = chooses && leaving.length > 1 && last ? { default: flowId(last) } : {}
    const content = inner + (body ? fill(bpmn('inner'), body).body() : '')
    result = result.node(tag, id, { ...attributes, ...fallback }, content)
  }
  for (const flow of graph.flows) result = writeFlow(result, graph, flow)
  for (const [source, target] of graph.associations) {
    result = result.node('association', `${source}_undoes_${target}`, {
      sourceRef: source,
      targetRef: target,
    })
  }
  return result
}

function writeFlow(builder: BpmnBuilder, graph: Graph, flow: readonly [string, string]): BpmnBuilder {
  const [source, target] = flow
  const node = graph.nodes.find((each) => each.id === source)
  const leaving = graph.flows.filter((each) => each[0] === source)
  const index = leaving.indexOf(flow)
  if (!node?.chooses || index === leaving.length - 1) return builder.flow(source, target)
  return builder.when(source, target, `=n > ${index * 2}`)
}

export function flowId([source, target]: readonly [string, string]): string {
  return `${source}-${target}`
}

/** Number of flow nodes, inner ones included. */
export function countNodes(graph: Graph): number {
  return graph.nodes.reduce((sum, node) => sum + 1 + (node.body ? countNodes(node.body) : 0), 0)
}

/** The same model with other ids. */
export function renameNodes(graph: Graph, rename: (id: string) => string): Graph {
  const ids = allIds(graph)
  const inText = (text: string) =>
    text.replaceAll(/"([^"]+)"/g, (whole, id: string) => (ids.has(id) ? `"${rename(id)}"` : whole))
  const inAttributes = (attributes: Attributes): Attributes =>
    Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [
        name,
        typeof value === 'string' && ids.has(value) ? rename(value) : value,
      ]),
    )
  const walk = ({ nodes, flows, associations }: Graph): Graph => ({
    nodes: nodes.map(({ id, attributes, inner, body, ...rest }) => ({
      ...rest,
      id: rename(id),
      ...(attributes && { attributes: inAttributes(attributes) }),
      ...(inner !== undefined && { inner: inText(inner) }),
      ...(body && { body: walk(body) }),
    })),
    flows: flows.map(([source, target]) => [rename(source), rename(target)]),
    associations: associations.map(([source, target]) => [rename(source), rename(target)]),
  })
  return walk(graph)
}

function allIds(graph: Graph): ReadonlySet<string> {
  return new Set(graph.nodes.flatMap((node) => [node.id, ...(node.body ? allIds(node.body) : [])]))
}

/** The same model with the branches of its forks, and its elements, in another order. */
export function reverseForks(graph: Graph): Graph {
  const chooses = new Set(graph.nodes.filter((node) => node.chooses).map(({ id }) => id))
  const choosing = graph.flows.filter(([source]) => chooses.has(source))
  const others = graph.flows.filter(([source]) => !chooses.has(source))
  return {
    ...graph,
    nodes: graph.nodes
      .map((node) => (node.body ? { ...node, body: reverseForks(node.body) } : node))
      .toReversed(),
    flows: [...others.toReversed(), ...choosing],
  }
}
