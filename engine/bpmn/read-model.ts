import { linkFlows } from './link-flows.ts'
import {
  type Definitions,
  elementOf,
  elementsOf,
  eventDefinitionsOf,
  flagOf,
  idOf,
  type ModdleElement,
  textOf,
} from './moddle-element.ts'

/** A process or sub-process with its nodes and flows, references resolved both ways. */
export interface ContainerModel {
  readonly id: string
  readonly element: ModdleElement
  readonly parent?: ContainerModel
  readonly nodes: readonly NodeModel[]
  readonly flows: readonly FlowModel[]
}

export interface NodeModel {
  readonly id: string
  /** BPMN type, for example `bpmn:UserTask`. */
  readonly type: string
  /** Key of the element registry: the type, for events with what triggers them (`bpmn:StartEvent/timer`). */
  readonly kind: string
  readonly name?: string
  readonly element: ModdleElement
  readonly container: ContainerModel
  readonly incoming: readonly FlowModel[]
  readonly outgoing: readonly FlowModel[]
  /** The activity a boundary event is attached to. */
  readonly host?: NodeModel
  readonly boundaries: readonly NodeModel[]
  /** The nodes inside a sub-process. */
  readonly body?: ContainerModel
  /** The activity a compensation boundary event points to (BPMN 2.0.2 § 10.7). */
  readonly compensationHandler?: NodeModel
}

export interface FlowModel {
  readonly id: string
  readonly name?: string
  readonly element: ModdleElement
  readonly source: NodeModel
  readonly target: NodeModel
  readonly condition?: ModdleElement
  readonly isDefault: boolean
  /** Two link events make it: nothing is drawn. */
  readonly isLink?: true
}

/** The processes of a file, in order. */
export function processElements(definitions: Definitions): readonly ModdleElement[] {
  return elementsOf(definitions, 'rootElements').filter((element) => element.$type === 'bpmn:Process')
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }
interface NodeDraft extends Draft<Omit<NodeModel, 'incoming' | 'outgoing' | 'boundaries'>> {
  readonly incoming: FlowModel[]
  readonly outgoing: FlowModel[]
  readonly boundaries: NodeModel[]
}

/** Reads a process or sub-process element with everything inside it. */
export function readContainer(element: ModdleElement, parent?: ContainerModel): ContainerModel {
  const nodes: NodeDraft[] = []
  const flows: FlowModel[] = []
  const container: ContainerModel = { id: idOf(element), element, ...(parent && { parent }), nodes, flows }
  const members = elementsOf(element, 'flowElements')
  const byId = new Map<string, NodeDraft>()
  for (const member of members) {
    if (!member.$instanceOf('bpmn:FlowNode')) continue
    const node = readNode(member, container)
    nodes.push(node)
    byId.set(node.id, node)
  }
  for (const member of members) {
    if (member.$type === 'bpmn:SequenceFlow') readFlow(member, byId, flows)
  }
  for (const flow of linkFlows(nodes)) {
    flows.push(flow)
    byId.get(flow.source.id)?.outgoing.push(flow)
    byId.get(flow.target.id)?.incoming.push(flow)
  }
  for (const node of nodes) attach(node, byId)
  for (const artifact of elementsOf(element, 'artifacts')) associate(artifact, byId)
  return container
}

/** All containers of a container: itself, then its sub-processes, depth first. */
export function allContainers(container: ContainerModel): readonly ContainerModel[] {
  return [container, ...container.nodes.flatMap((node) => (node.body ? allContainers(node.body) : []))]
}

/** `bpmn:TimerEventDefinition` → `timer`. */
export function triggerName(eventDefinition: ModdleElement): string {
  const name = eventDefinition.$type.replace(/^bpmn:/, '').replace(/EventDefinition$/, '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function readNode(element: ModdleElement, container: ContainerModel): NodeDraft {
  const name = textOf(element, 'name')
  const node: NodeDraft = {
    id: idOf(element),
    type: element.$type,
    kind: kindOf(element),
    ...(name !== undefined && { name }),
    element,
    container,
    incoming: [],
    outgoing: [],
    boundaries: [],
  }
  if (element.$instanceOf('bpmn:SubProcess')) node.body = readContainer(element, container)
  return node
}

function kindOf(element: ModdleElement): string {
  if (element.$type === 'bpmn:SubProcess' && flagOf(element, 'triggeredByEvent'))
    return 'bpmn:SubProcess/event'
  if (!element.$instanceOf('bpmn:Event')) return element.$type
  const triggers = eventDefinitionsOf(element)
  const [first] = triggers
  if (!first) return `${element.$type}/none`
  if (triggers.length === 1) return `${element.$type}/${triggerName(first)}`
  return `${element.$type}/${flagOf(element, 'parallelMultiple') ? 'parallelMultiple' : 'multiple'}`
}

function readFlow(element: ModdleElement, byId: Map<string, NodeDraft>, flows: FlowModel[]): void {
  const source = byId.get(textOf(elementOf(element, 'sourceRef'), 'id') ?? '')
  const target = byId.get(textOf(elementOf(element, 'targetRef'), 'id') ?? '')
  if (!source || !target) return
  const name = textOf(element, 'name')
  const condition = elementOf(element, 'conditionExpression')
  const flow: FlowModel = {
    id: idOf(element),
    ...(name !== undefined && { name }),
    element,
    source,
    target,
    ...(condition && { condition }),
    isDefault: elementOf(source.element, 'default') === element,
  }
  flows.push(flow)
  source.outgoing.push(flow)
  target.incoming.push(flow)
}

function attach(node: NodeDraft, byId: Map<string, NodeDraft>): void {
  if (node.type !== 'bpmn:BoundaryEvent') return
  const host = byId.get(textOf(elementOf(node.element, 'attachedToRef'), 'id') ?? '')
  if (!host) return
  node.host = host
  host.boundaries.push(node)
}

function associate(artifact: ModdleElement, byId: Map<string, NodeDraft>): void {
  if (artifact.$type !== 'bpmn:Association') return
  const source = byId.get(textOf(elementOf(artifact, 'sourceRef'), 'id') ?? '')
  const target = byId.get(textOf(elementOf(artifact, 'targetRef'), 'id') ?? '')
  if (source?.kind === 'bpmn:BoundaryEvent/compensate' && target) source.compensationHandler = target
}
