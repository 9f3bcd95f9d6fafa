import type { ContainerModel, FlowModel, NodeModel } from '../../bpmn/read-model.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

const ONE_OF = new Set(['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway'])

/** A parallel join behind an exclusive split waits for ever: only one of the flows ever comes. */
export const starvedJoin: Rule = ({ containers }) =>
  containers.flatMap((container) => {
    const splits = container.nodes.filter((node) => ONE_OF.has(node.type) && node.outgoing.length > 1)
    const joins = container.nodes.filter(
      (node) => node.type === 'bpmn:ParallelGateway' && node.incoming.length > 1,
    )
    return joins.flatMap((join) => {
      const split = splits.find((each) => starves(container, each, join))
      if (!split) return []
      return [
        findingOf('join-starved', 'error', join.id, {
          de: `„${nameOf(join)}“ wartet auf alle Wege, aber „${nameOf(split)}“ nimmt davor nur einen: Der Vorgang bliebe stehen. Führen Sie die Wege mit einem exklusiven Gateway zusammen.`,
          en: `'${nameOf(join)}' waits for every flow, but '${nameOf(split)}' before it takes only one: the case would stop. Merge the flows with an exclusive gateway.`,
        }),
      ]
    })
  })

/** Two incoming flows that can only come through the split, each by other branches of it. */
function starves(container: ContainerModel, split: NodeModel, join: NodeModel): boolean {
  const withoutSplit = reached(entries(container), split)
  const branches = join.incoming
    .filter((flow) => !withoutSplit.has(flow.source) && flow.source !== split)
    .concat(join.incoming.filter((flow) => flow.source === split))
    .map((flow) => new Set(split.outgoing.filter((branch) => leads(branch, flow, split, join))))
    .filter((set) => set.size > 0)
  return branches.some((one, index) =>
    branches.slice(index + 1).some((other) => [...one].every((branch) => !other.has(branch))),
  )
}

function leads(branch: FlowModel, flow: FlowModel, split: NodeModel, join: NodeModel): boolean {
  if (branch === flow) return true
  if (branch.target === split || branch.target === join) return false
  return reached([branch.target], split, join).has(flow.source)
}

function entries(container: ContainerModel): readonly NodeModel[] {
  return container.nodes.filter((node) => node.incoming.length === 0 && !node.host)
}

function reached(starts: readonly NodeModel[], ...walls: readonly NodeModel[]): ReadonlySet<NodeModel> {
  const found = new Set<NodeModel>()
  const open = [...starts]
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node) || walls.includes(node)) continue
    found.add(node)
    open.push(...node.outgoing.map((flow) => flow.target), ...node.boundaries)
  }
  return found
}
