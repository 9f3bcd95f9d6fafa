import { flagOf, textOf } from '../../bpmn/moddle-element.ts'
import type { NodeModel } from '../../bpmn/read-model.ts'

/**
 * Whether an instance of the process may begin with an element: a start event, an instantiating receive
 * task, an event behind an instantiating gateway. `all`: it begins with one of several, the others are awaited.
 */
export function beginsInstance(node: NodeModel): 'first' | 'all' | undefined {
  if (node.type === 'bpmn:StartEvent') return node.kind.endsWith('/parallelMultiple') ? 'all' : 'first'
  if (node.type === 'bpmn:ReceiveTask' && flagOf(node.element, 'instantiate')) return 'first'
  const gateway = node.incoming.map((flow) => flow.source).find(isInstantiatingGateway)
  if (!gateway) return undefined
  return textOf(gateway.element, 'eventGatewayType') === 'Parallel' ? 'all' : 'first'
}

export function isInstantiatingGateway(node: NodeModel): boolean {
  return node.type === 'bpmn:EventBasedGateway' && flagOf(node.element, 'instantiate') === true
}
