import * as elements from 'bpmn-elements'
import {
  allContainers,
  type FlowModel,
  type NodeModel,
  processElements,
  readContainer,
} from '../../engine/bpmn/read-model.ts'
import type { Definitions } from '../../engine/index.ts'

type Options = ConstructorParameters<typeof elements.Definition>[0]

/**
 * Runs the model once in bpmn-elements, answering each user task at once; resolves when it ended. The
 * context that library expects is given by hand: what its own serializer would read from the same file.
 */
export function runBpmnElements(definitions: Definitions): () => Promise<void> {
  const source = elementsSource(definitions)
  return () =>
    new Promise((resolve, reject) => {
      const context = elements.Context(source as never, new elements.Environment())
      const definition = new elements.Definition(context as Options)
      definition.broker.subscribeTmp(
        'event',
        'activity.wait',
        (_, message) => {
          const { id } = message.content as { id: string }
          definition
            .getActivityById(id)
            ?.getApi(message as never)
            .signal()
        },
        { noAck: true },
      )
      definition.run((error: Error | null) => (error ? reject(error) : resolve()))
    })
}

/** The library's constructors by type name (`bpmn:UserTask` → `UserTask`). */
const behaviours: { readonly [name: string]: unknown } = elements

function behaviourOf(type: string): unknown {
  return behaviours[type.replace('bpmn:', '')]
}

function elementsSource(definitions: Definitions): unknown {
  const [process] = processElements(definitions)
  if (!process) throw new Error('Expected a process in the model of the benchmark.')
  const container = readContainer(process)
  const parent = { id: container.id, type: 'bpmn:Process' }
  const activities = container.nodes.map((node) => activityOf(node, parent))
  const flows = allContainers(container).flatMap((each) => each.flows.map((flow) => flowOf(flow, parent)))
  const processDef = {
    id: container.id,
    type: 'bpmn:Process',
    parent: { id: 'Definitions', type: 'bpmn:Definitions' },
    Behaviour: behaviourOf('bpmn:Process'),
    behaviour: { isExecutable: true },
  }
  const none = (): readonly never[] => []
  const source = {
    id: 'Definitions',
    name: 'bench',
    type: 'bpmn:Definitions',
    getProcesses: () => [processDef],
    getExecutableProcesses: () => [processDef],
    getProcessById: (id: string) => (id === processDef.id ? processDef : undefined),
    getActivities: () => activities,
    getActivityById: (id: string) => activities.find((each) => each.id === id),
    getSequenceFlows: () => flows,
    getSequenceFlowById: (id: string) => flows.find((each) => each.id === id),
    getInboundSequenceFlows: (id: string) => flows.filter((each) => each.targetId === id),
    getOutboundSequenceFlows: (id: string) => flows.filter((each) => each.sourceId === id),
    getMessageFlows: none,
    getInboundAssociations: none,
    getOutboundAssociations: none,
    getAssociations: none,
    getScripts: none,
    getTimers: none,
    getDataObjectById: () => undefined,
    getDataStoreById: () => undefined,
    getDataStoreReferenceById: () => undefined,
    clone: () => source,
  }
  return source
}

function activityOf(node: NodeModel, parent: unknown) {
  const isSplit = node.outgoing.some((flow) => flow.isDefault)
  const fallback = node.outgoing.find((flow) => flow.isDefault)
  return {
    id: node.id,
    type: node.type,
    name: node.name,
    parent,
    Behaviour: behaviourOf(node.type),
    behaviour: { ...(isSplit && fallback && { default: { id: fallback.id } }) },
  }
}

/** Every condition of the model holds; here a resolved expression says so. */
function flowOf(flow: FlowModel, parent: unknown) {
  const holds = { type: 'bpmn:FormalExpression', body: '$'.concat('{true}') }
  return {
    id: flow.id,
    type: 'bpmn:SequenceFlow',
    name: flow.name,
    parent,
    sourceId: flow.source.id,
    targetId: flow.target.id,
    isDefault: flow.isDefault,
    Behaviour: behaviourOf('bpmn:SequenceFlow'),
    behaviour: flow.condition ? { conditionExpression: holds } : {},
  }
}
