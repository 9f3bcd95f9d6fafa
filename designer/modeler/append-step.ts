import type { DiagramElement } from './diagram-element.ts'
import type { ModelEditor } from './model-editor.ts'
import { isType } from './model-element.ts'
import type { boundaryKinds, StepKind } from './step-kinds.ts'

/**
 * Adds a step after `after`, placed and connected by bpmn-js; on a flow it is put between the two ends.
 * With `inside` it is put into the sub-process `after`, unconnected. Without a place it stands free in the middle.
 * Answers the new element.
 */
export function appendStep(
  editor: ModelEditor,
  kind: StepKind,
  after?: DiagramElement,
  inside = false,
): DiagramElement {
  const { modeler } = editor
  const shape = modeler.get('elementFactory').createShape(kind.shape)
  let made = shape
  editor.batch(() => {
    if (after !== undefined && inside) made = placeInside(editor, shape, after)
    else if (after !== undefined && isType(after.businessObject, 'bpmn:SequenceFlow'))
      made = insertInto(editor, shape, after)
    else if (after !== undefined && canContinue(after)) made = modeler.get('autoPlace').append(after, shape)
    else made = placeFree(editor, shape)
    if (kind.extension !== undefined) editor.extend(made, kind.extension.type, kind.extension.attributes)
  })
  modeler.get('selection').select(made)
  return made
}

/** Attaches a timer, message or error to the lower edge of an activity. */
export function attachBoundary(
  editor: ModelEditor,
  kind: (typeof boundaryKinds)[number],
  host: DiagramElement,
): DiagramElement {
  const { modeler } = editor
  const shape = modeler
    .get('elementFactory')
    .createShape({ ...kind.shape, cancelActivity: kind.interrupting })
  const taken = host.attachers?.length ?? 0
  const at = { x: host.x + host.width - 22 - taken * 42, y: host.y + host.height }
  let made = shape
  editor.batch(() => {
    made = modeler.get('modeling').createShape(shape, at, host, { attach: true })
    if (!kind.interrupting && made.businessObject.get('cancelActivity') !== false) {
      editor.update(made, { cancelActivity: false })
    }
  })
  modeler.get('selection').select(made)
  return made
}

const canContinue = (element: DiagramElement): boolean =>
  isType(element.businessObject, 'bpmn:FlowNode') && !isType(element.businessObject, 'bpmn:EndEvent')

function insertInto(editor: ModelEditor, shape: DiagramElement, flow: DiagramElement): DiagramElement {
  const points = flow.waypoints ?? []
  const a = points[Math.floor((points.length - 1) / 2)] ?? { x: 0, y: 0 }
  const b = points[Math.ceil(points.length / 2)] ?? a
  const at = { x: Math.round((a.x + b.x) / 2), y: Math.round((a.y + b.y) / 2) }
  return editor.modeler.get('modeling').createShape(shape, at, flow as never)
}

/** Right of what is there already; the frame grows with it. */
function placeInside(editor: ModelEditor, shape: DiagramElement, frame: DiagramElement): DiagramElement {
  const steps = (frame.children ?? []).filter(({ businessObject }) => isType(businessObject, 'bpmn:FlowNode'))
  const right = Math.max(frame.x + 20, ...steps.map((step) => step.x + step.width))
  const at = { x: right + 30 + shape.width / 2, y: frame.y + frame.height / 2 }
  return editor.modeler.get('modeling').createShape(shape, at, frame)
}

function placeFree(editor: ModelEditor, shape: DiagramElement): DiagramElement {
  const { canvas, elementRegistry, modeling } = {
    canvas: editor.modeler.get('canvas'),
    elementRegistry: editor.modeler.get('elementRegistry'),
    modeling: editor.modeler.get('modeling'),
  }
  const all = elementRegistry.filter((element) => element.width > 0 && element.parent !== undefined)
  const bottom = Math.max(80, ...all.map((element) => element.y + element.height))
  const left = Math.min(200, ...all.map((element) => element.x))
  const root = canvas.getRootElement()
  const parent = isType(root.businessObject, 'bpmn:Process')
    ? root
    : (elementRegistry.filter((element) => element.type === 'bpmn:Participant')[0] ?? root)
  const inside =
    parent === root
      ? { x: left + 60, y: bottom + 90 }
      : { x: parent.x + 120, y: parent.y + parent.height - 60 }
  return modeling.createShape(shape, inside, parent)
}
