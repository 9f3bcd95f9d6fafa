import { childOf, isType, listOf, type ModelElement } from '../../modeler/model-element.ts'

/** A line of the outline: the same model as on the canvas, as a tree in the order of the flow. */
export interface OutlineNode {
  readonly id: string
  readonly element: ModelElement
  readonly children: readonly OutlineNode[]
}

/** Lanes with their steps; without lanes the steps themselves. Attached events stand below their step. */
export function outlineOf(process: ModelElement): readonly OutlineNode[] {
  const steps = stepsInOrder(process)
  const lanes = listOf(process, 'laneSets').flatMap(leafLanes)
  if (lanes.length === 0) return steps
  const grouped = lanes.map((lane) => {
    const members = new Set(listOf(lane, 'flowNodeRef').map(({ id }) => id))
    return node(
      lane,
      steps.filter(({ id }) => members.has(id)),
    )
  })
  const placed = new Set(grouped.flatMap(({ children }) => children.map(({ id }) => id)))
  return [...grouped, ...steps.filter(({ id }) => !placed.has(id))]
}

/** All lines from top to bottom, as arrow keys walk them. */
export const flattened = (nodes: readonly OutlineNode[]): readonly OutlineNode[] =>
  nodes.flatMap((one) => [one, ...flattened(one.children)])

function stepsInOrder(container: ModelElement): readonly OutlineNode[] {
  const nodes = listOf(container, 'flowElements').filter((element) => isType(element, 'bpmn:FlowNode'))
  const attached = nodes.filter((element) => isType(element, 'bpmn:BoundaryEvent'))
  const seen = new Set<ModelElement>()
  const order: ModelElement[] = []
  const visit = (element: ModelElement | undefined) => {
    if (element === undefined || seen.has(element)) return
    seen.add(element)
    if (!isType(element, 'bpmn:BoundaryEvent')) order.push(element)
    for (const flow of listOf(element, 'outgoing')) visit(childOf(flow, 'targetRef'))
    for (const event of attached) if (childOf(event, 'attachedToRef') === element) visit(event)
  }
  for (const element of nodes) if (isType(element, 'bpmn:StartEvent')) visit(element)
  for (const element of nodes) if (!isType(element, 'bpmn:BoundaryEvent')) visit(element)
  return order.map((element) =>
    node(element, [
      ...stepsInOrder(element),
      ...attached
        .filter((event) => childOf(event, 'attachedToRef') === element)
        .map((event) => node(event, [])),
    ]),
  )
}

const leafLanes = (laneSet: ModelElement): readonly ModelElement[] =>
  listOf(laneSet, 'lanes').flatMap((lane) => {
    const inner = childOf(lane, 'childLaneSet')
    return inner === undefined ? [lane] : leafLanes(inner)
  })

const node = (element: ModelElement, children: readonly OutlineNode[]): OutlineNode => ({
  id: element.id ?? '',
  element,
  children,
})
