import { layoutProcess } from 'bpmn-auto-layout'
import type { BpmnModdle } from 'bpmn-moddle'
import { createModdle } from './create-moddle.ts'
import { keepBpmn } from './export-bpmn.ts'
import { elementOf, elementsOf, idOf, type ModdleElement } from './moddle-element.ts'
import { allContainers, type ContainerModel, processElements, readContainer } from './read-model.ts'

/**
 * Gives a file without a diagram one (BPMN DI), from left to right. Only the diagram is taken from the
 * layouter: the model itself is written back as it was read, so nothing can get lost. What the layouter
 * leaves out is placed in rows below.
 */
export async function layoutBpmn(xml: string): Promise<string> {
  const moddle = createModdle()
  const { rootElement } = await moddle.fromXML(xml, 'bpmn:Definitions')
  if (hasDiagram(rootElement)) return xml
  const diagrams = await layoutDiagrams(xml, moddle)
  for (const diagram of diagrams) diagram.$parent = rootElement
  rootElement.set('diagrams', diagrams)
  const plane = elementOf(diagrams[0], 'plane')
  if (plane) placeMissing(moddle, rootElement, diagrams, plane)
  const written = await moddle.toXML(rootElement, { format: true })
  return keepBpmn(xml, written.xml)
}

/** Whether a file shows at least one shape. */
function hasDiagram(definitions: ModdleElement): boolean {
  return elementsOf(definitions, 'diagrams').some(
    (diagram) => elementsOf(elementOf(diagram, 'plane'), 'planeElement').length > 0,
  )
}

/** The layouter's diagrams. It does not handle every model: then the diagram begins empty. */
async function layoutDiagrams(xml: string, moddle: BpmnModdle): Promise<readonly ModdleElement[]> {
  const laidOut = await layoutProcess(await withListedFlows(xml, moddle)).catch(() => undefined)
  const parsed = laidOut === undefined ? undefined : await moddle.fromXML(laidOut, 'bpmn:Definitions')
  const diagrams = elementsOf(parsed?.rootElement, 'diagrams')
  if (diagrams.length > 0) return diagrams
  const { rootElement } = await moddle.fromXML(xml, 'bpmn:Definitions')
  const bpmnElement = processElements(rootElement)[0]
  const plane = moddle.create('bpmndi:BPMNPlane', { id: 'Plane_1', bpmnElement })
  return [moddle.create('bpmndi:BPMNDiagram', { id: 'Diagram_1', plane })]
}

/** The same model with each node listing its flows: optional in BPMN, but all the layouter looks at. */
async function withListedFlows(xml: string, moddle: BpmnModdle): Promise<string> {
  const { rootElement } = await moddle.fromXML(xml, 'bpmn:Definitions')
  const containers = processElements(rootElement).flatMap((each) => allContainers(readContainer(each)))
  for (const node of containers.flatMap((container) => container.nodes)) {
    node.element.set(
      'incoming',
      node.incoming.map((flow) => flow.element),
    )
    node.element.set(
      'outgoing',
      node.outgoing.map((flow) => flow.element),
    )
  }
  const written = await moddle.toXML(rootElement)
  return written.xml
}

interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function placeMissing(
  moddle: BpmnModdle,
  definitions: ModdleElement,
  diagrams: readonly ModdleElement[],
  plane: ModdleElement,
): void {
  const shown = new Map<string, Bounds | undefined>()
  for (const diagram of diagrams) {
    for (const each of elementsOf(elementOf(diagram, 'plane'), 'planeElement')) {
      const target = elementOf(each, 'bpmnElement')
      if (target) shown.set(idOf(target), boundsOf(each))
    }
  }
  let bottom = Math.max(0, ...[...shown.values()].map((bounds) => (bounds ? bounds.y + bounds.height : 0)))
  const add = (element: ModdleElement): void => {
    element.$parent = plane
    plane.set('planeElement', [...elementsOf(plane, 'planeElement'), element])
  }
  for (const container of processElements(definitions).flatMap((each) =>
    allContainers(readContainer(each)),
  )) {
    const missing = container.nodes.filter((node) => !shown.has(node.id))
    for (const [index, node] of missing.entries()) {
      const bounds = {
        x: 160 + (index % 8) * 150,
        y: bottom + 60 + Math.floor(index / 8) * 120,
        ...sizeOf(node.type),
      }
      shown.set(node.id, bounds)
      add(shapeOf(moddle, node.element, bounds))
    }
    bottom += missing.length === 0 ? 0 : 60 + Math.ceil(missing.length / 8) * 120
    for (const edge of missingEdges(moddle, container, shown)) add(edge)
  }
}

function missingEdges(
  moddle: BpmnModdle,
  container: ContainerModel,
  shown: ReadonlyMap<string, Bounds | undefined>,
): readonly ModdleElement[] {
  return container.flows.flatMap((flow) => {
    const from = shown.get(flow.source.id)
    const to = shown.get(flow.target.id)
    if (shown.has(flow.id) || !from || !to) return []
    const waypoint = [
      moddle.create('dc:Point', { x: from.x + from.width, y: from.y + from.height / 2 }),
      moddle.create('dc:Point', { x: to.x, y: to.y + to.height / 2 }),
    ]
    return [moddle.create('bpmndi:BPMNEdge', { id: `${flow.id}_di`, bpmnElement: flow.element, waypoint })]
  })
}

function shapeOf(moddle: BpmnModdle, bpmnElement: ModdleElement, bounds: Bounds): ModdleElement {
  return moddle.create('bpmndi:BPMNShape', {
    id: `${idOf(bpmnElement)}_di`,
    bpmnElement,
    bounds: moddle.create('dc:Bounds', { ...bounds }),
  })
}

function boundsOf(shape: ModdleElement): Bounds | undefined {
  if (shape.$type !== 'bpmndi:BPMNShape') return undefined
  const bounds = elementOf(shape, 'bounds')
  const number = (name: string): number => Number(bounds?.get(name) ?? 0)
  return { x: number('x'), y: number('y'), width: number('width'), height: number('height') }
}

function sizeOf(type: string): { readonly width: number; readonly height: number } {
  if (type.endsWith('Event')) return { width: 36, height: 36 }
  return type.endsWith('Gateway') ? { width: 50, height: 50 } : { width: 100, height: 80 }
}
