import { flagOf } from '../../bpmn/moddle-element.ts'
import type { ContainerModel, NodeModel } from '../../bpmn/read-model.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'
import { beginsInstance, isInstantiatingGateway } from './instantiating.ts'

/** Every element can be reached from a start. */
export const reachable: Rule = ({ containers }) =>
  containers.flatMap((container) => {
    const found = reachedFrom(beginnings(container))
    return container.nodes
      .filter((node) => !found.has(node))
      .map((node) =>
        findingOf('element-unreachable', 'warning', node.id, {
          de: `„${nameOf(node)}“ wird nie erreicht. Verbinden Sie das Element mit dem Ablauf oder entfernen Sie es.`,
          en: `'${nameOf(node)}' is never reached. Connect it to the flow or remove it.`,
        }),
      )
  })

/** Where tokens come from without a flow: starts, event sub-processes, compensation handlers. */
function beginnings(container: ContainerModel): readonly NodeModel[] {
  const starts = container.nodes.filter(
    (node) =>
      node.type === 'bpmn:StartEvent' ||
      node.kind === 'bpmn:SubProcess/event' ||
      (beginsInstance(node) !== undefined && node.type === 'bpmn:ReceiveTask') ||
      isInstantiatingGateway(node) ||
      flagOf(node.element, 'isForCompensation') === true,
  )
  if (container.nodes.some((node) => node.type === 'bpmn:StartEvent')) return starts
  return [...starts, ...container.nodes.filter((node) => node.incoming.length === 0 && !node.host)]
}

function reachedFrom(starts: readonly NodeModel[]): ReadonlySet<NodeModel> {
  const found = new Set<NodeModel>()
  const open = [...starts]
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node)) continue
    found.add(node)
    open.push(...node.outgoing.map((flow) => flow.target), ...node.boundaries)
  }
  return found
}
