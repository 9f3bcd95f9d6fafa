import { textOf } from '../../bpmn/moddle-element.ts'
import type { ContainerModel, FlowModel, NodeModel } from '../../bpmn/read-model.ts'
import type { Finding } from '../finding.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** Gateways that take one flow only. */
function takesOne({ type, element }: NodeModel): boolean {
  if (type === 'bpmn:EventBasedGateway') return textOf(element, 'eventGatewayType') !== 'Parallel'
  return type === 'bpmn:ExclusiveGateway'
}

/** Nodes looked at per container before giving up: splits times joins times ways grows with the cube. */
const MAX_VISITS = 1_000_000

/** A parallel join behind an exclusive split waits for ever: only one of the flows ever comes. */
export const starvedJoin: Rule = ({ containers }) =>
  containers.flatMap((container) => new Search(container).findings())

class Search {
  readonly #container: ContainerModel
  #visits = 0

  constructor(container: ContainerModel) {
    this.#container = container
  }

  findings(): readonly Finding[] {
    const { nodes } = this.#container
    const splits = nodes.filter((node) => takesOne(node) && node.outgoing.length > 1)
    const joins = nodes.filter((node) => node.type === 'bpmn:ParallelGateway' && node.incoming.length > 1)
    const found = joins.flatMap((join) => {
      const split = splits.find((each) => this.#starves(each, join))
      return split ? [starved(join, split)] : []
    })
    return this.#isOver ? [...found, unchecked(this.#container)] : found
  }

  get #isOver(): boolean {
    return this.#visits > MAX_VISITS
  }

  /** Two incoming flows that can only come through the split, each by other branches of it. */
  #starves(split: NodeModel, join: NodeModel): boolean {
    if (this.#isOver) return false
    const withoutSplit = this.#reached(entries(this.#container), split)
    const branches = join.incoming
      .filter((flow) => !withoutSplit.has(flow.source) && flow.source !== split)
      .concat(join.incoming.filter((flow) => flow.source === split))
      .map((flow) => new Set(split.outgoing.filter((branch) => this.#leads(branch, flow, split, join))))
      .filter((set) => set.size > 0)
    return (
      !this.#isOver &&
      branches.some((one, index) =>
        branches.slice(index + 1).some((other) => [...one].every((branch) => !other.has(branch))),
      )
    )
  }

  #leads(branch: FlowModel, flow: FlowModel, split: NodeModel, join: NodeModel): boolean {
    if (branch === flow) return true
    if (branch.target === split || branch.target === join) return false
    return this.#reached([branch.target], split, join).has(flow.source)
  }

  #reached(starts: readonly NodeModel[], ...walls: readonly NodeModel[]): ReadonlySet<NodeModel> {
    const found = new Set<NodeModel>()
    const open = [...starts]
    for (let node = open.pop(); node && !this.#isOver; node = open.pop()) {
      this.#visits++
      if (found.has(node) || walls.includes(node)) continue
      found.add(node)
      for (const flow of node.outgoing) open.push(flow.target)
      open.push(...node.boundaries)
    }
    return found
  }
}

function entries(container: ContainerModel): readonly NodeModel[] {
  return container.nodes.filter((node) => node.incoming.length === 0 && !node.host)
}

function starved(join: NodeModel, split: NodeModel): Finding {
  return findingOf('join-starved', 'error', join.id, {
    de: `„${nameOf(join)}“ wartet auf alle Wege, aber „${nameOf(split)}“ nimmt davor nur einen: Der Vorgang bliebe stehen. Führen Sie die Wege mit einem exklusiven Gateway zusammen.`,
    en: `'${nameOf(join)}' waits for every flow, but '${nameOf(split)}' before it takes only one: the case would stop. Merge the flows with an exclusive gateway.`,
  })
}

function unchecked({ id }: ContainerModel): Finding {
  return findingOf('joins-unchecked', 'warning', id, {
    de: 'Der Ablauf hat so viele Gateways, dass nicht alle Zusammenführungen geprüft wurden. Teilen Sie ihn in Teilprozesse auf.',
    en: 'The flow has so many gateways that not every join was checked. Split it into sub-processes.',
  })
}
