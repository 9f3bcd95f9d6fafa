import { type DiagramElement, ownerOf } from './diagram-element.ts'

/** Where an arrow key leads from an element: along the flow, or between the branches beside it. */
export type Direction = 'forward' | 'back' | 'next' | 'previous' | 'first' | 'last'

const isNode = (element: DiagramElement): boolean =>
  element.businessObject.$instanceOf?.('bpmn:FlowNode') && element.labelTarget === undefined

/** The element an arrow key moves to (WCAG 2.1.1: the whole diagram without a pointer). */
export function neighborOf(
  elements: readonly DiagramElement[],
  from: DiagramElement | undefined,
  direction: Direction,
): DiagramElement | undefined {
  const nodes = elements.filter(isNode).toSorted((a, b) => a.x - b.x || a.y - b.y)
  if (direction === 'first' || from === undefined) return nodes.find(startsFlow) ?? nodes[0]
  if (direction === 'last') return nodes.at(-1)
  const at = ownerOf(from)
  if (at.source !== undefined && at.target !== undefined) {
    if (direction === 'forward') return at.target
    if (direction === 'back') return at.source
    return turn(at.source.outgoing ?? [], at, direction === 'next' ? 1 : -1)
  }
  if (direction === 'forward') return forward(at)
  if (direction === 'back') return at.host ?? at.incoming?.[0]?.source
  return turn(besides(nodes, at), at, direction === 'next' ? 1 : -1)
}

const startsFlow = (element: DiagramElement): boolean =>
  element.businessObject.$instanceOf('bpmn:StartEvent') && element.parent?.type !== 'bpmn:SubProcess'

/** A split first offers its flows, so that the branch can be chosen with up and down. */
function forward(at: DiagramElement): DiagramElement | undefined {
  const flows = at.outgoing ?? []
  if (flows.length > 1) return flows[0]
  return flows[0]?.target ?? at.attachers?.[0]?.outgoing?.[0]?.target
}

function besides(nodes: readonly DiagramElement[], at: DiagramElement): readonly DiagramElement[] {
  const attached = [...(at.attachers ?? []), ...(at.host === undefined ? [] : [at.host])]
  const center = at.x + at.width / 2
  const column = nodes.filter(
    (node) => Math.abs(node.x + node.width / 2 - center) < 90 || attached.includes(node),
  )
  return column.toSorted((a, b) => a.y - b.y || a.x - b.x)
}

function turn(list: readonly DiagramElement[], at: DiagramElement, step: 1 | -1): DiagramElement | undefined {
  const place = list.indexOf(at)
  return list[(place + step + list.length) % list.length]
}
