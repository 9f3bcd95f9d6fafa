import { elementOf, elementsOf, idOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import { type ApplyFix, append, createIn, extensionFor, flowsAt, freeId, walk } from './fix-context.ts'

export const makeExecutable: ApplyFix = ({ element }) => element.set('isExecutable', true)

export const setName: ApplyFix = ({ element, values }) => element.set('name', values.name ?? idOf(element))

export const addCase: ApplyFix = ({ moddle, element, values }) => {
  extensionFor(moddle, element, 'lz:Case').set('prefix', values.prefix ?? 'V')
}

export const useDoneForm: ApplyFix = ({ moddle, element, values }) => {
  extensionFor(moddle, element, 'zeebe:FormDefinition').set(
    'formId',
    values.formId ?? `erledigt-${idOf(element)}`,
  )
}

const KEPT = [
  'name',
  'incoming',
  'outgoing',
  'default',
  'loopCharacteristics',
  'documentation',
  'extensionElements',
]

/** Puts a user task in the place of an activity: id, name, flows, boundary events and extensions stay. */
export const toUserTask: ApplyFix = ({ moddle, definitions, element }) => {
  const parent = element.$parent
  if (!parent) return
  const task = createIn(moddle, parent, 'bpmn:UserTask', { id: idOf(element) })
  for (const name of KEPT) {
    const value = element.get(name)
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    task.set(name, value)
    for (const child of Array.isArray(value) ? value : [value]) adopt(child, element, task)
  }
  for (const [name, value] of Object.entries(element.$attrs)) {
    if (name.includes(':')) task.set(name, value)
  }
  dropPlaneOf(definitions, element)
  for (const each of walk(definitions)) replaceReferences(each, element, task)
  extensionFor(moddle, task, 'zeebe:UserTask')
  dropMachineSettings(task)
}

/** A collapsed sub-process may have a diagram of its own; a task has none, it would be drawn twice. */
function dropPlaneOf(definitions: ModdleElement, element: ModdleElement): void {
  const diagrams = elementsOf(definitions, 'diagrams')
  const kept = diagrams.filter((diagram) => elementOf(elementOf(diagram, 'plane'), 'bpmnElement') !== element)
  if (kept.length < diagrams.length) definitions.set('diagrams', kept)
}

/** A start event before everything nothing leads to (at most the first such element). */
export const addStartEvent: ApplyFix = ({ moddle, definitions, element }) => {
  const nodes = nodesOf(element)
  const first = nodes.find(
    (node) => flowsAt(node, 'targetRef').length === 0 && !elementOf(node, 'attachedToRef'),
  )
  const start = createIn(moddle, element, 'bpmn:StartEvent', { id: freeId(definitions, 'Start') })
  append(element, 'flowElements', start)
  if (first) connect(start, first, element, { moddle, id: freeId(definitions, 'Flow') })
}

/** An end event behind everything that leads nowhere. */
export const addEndEvent: ApplyFix = ({ moddle, definitions, element }) => {
  const last = nodesOf(element).filter((node) => flowsAt(node, 'sourceRef').length === 0)
  const end = createIn(moddle, element, 'bpmn:EndEvent', { id: freeId(definitions, 'End') })
  append(element, 'flowElements', end)
  for (const node of last) connect(node, end, element, { moddle, id: freeId(definitions, 'Flow') })
}

/** A sequence flow from one element to another. */
export function connect(
  source: ModdleElement,
  target: ModdleElement,
  container: ModdleElement,
  { moddle, id }: { readonly moddle: Parameters<typeof createIn>[0]; readonly id: string },
): void {
  const flow = createIn(moddle, container, 'bpmn:SequenceFlow', { id, sourceRef: source, targetRef: target })
  append(container, 'flowElements', flow)
  append(source, 'outgoing', flow)
  append(target, 'incoming', flow)
}

function nodesOf(container: ModdleElement): readonly ModdleElement[] {
  return elementsOf(container, 'flowElements').filter((each) => each.$instanceOf('bpmn:FlowNode'))
}

function adopt(child: unknown, from: ModdleElement, to: ModdleElement): void {
  if (typeof child !== 'object' || child === null || !('$parent' in child) || child.$parent !== from) return
  child.$parent = to
}

function replaceReferences(owner: ModdleElement, from: ModdleElement, to: ModdleElement): void {
  for (const [name, value] of Object.entries(owner)) {
    if (value === from) owner.set(name, to)
    else if (Array.isArray(value) && value.includes(from)) {
      owner.set(
        name,
        value.map((each: unknown) => (each === from ? to : each)),
      )
    }
  }
}

/** A worker, script or decision has no meaning on a user task. */
function dropMachineSettings(task: ModdleElement): void {
  const container = elementOf(task, 'extensionElements')
  if (!container) return
  const machine = ['zeebe:TaskDefinition', 'zeebe:Script', 'zeebe:CalledDecision', 'zeebe:CalledElement']
  container.set(
    'values',
    elementsOf(container, 'values').filter((value) => !machine.includes(value.$type)),
  )
}
