import { createModdle } from '../../engine/bpmn/create-moddle.ts'
import type { DiagramElement } from './diagram-element.ts'
import type { ModelEditor } from './model-editor.ts'
import { listOf, type ModelElement } from './model-element.ts'

/** Properties that make up the structure; when one differs the model has to be imported anew. */
const structure = new Set([
  'flowElements',
  'rootElements',
  'diagrams',
  'artifacts',
  'laneSets',
  'sourceRef',
  'targetRef',
  'incoming',
  'outgoing',
  'attachedToRef',
  'flowNodeRef',
  'participants',
  'processRef',
  'lanes',
  'childLaneSet',
])

/**
 * Carries the differences of `xml` over to the open model as one undoable step, when they are only properties
 * of elements (a form, a job type, a default flow). Answers false, with nothing changed, when steps or flows
 * were added, removed or became another kind.
 */
export async function patchModel(editor: ModelEditor, xml: string): Promise<boolean> {
  const moddle = createModdle()
  const { rootElement } = await moddle.fromXML(xml, 'bpmn:Definitions')
  const next = byId(rootElement as unknown as ModelElement)
  const now = byId(editor.modeler.getDefinitions())
  if (!sameShape(now, next)) return false
  const element = (id: string): DiagramElement | undefined => editor.modeler.get('elementRegistry').get(id)
  const anchor = editor.modeler.get('canvas').getRootElement()
  editor.batch(() => {
    for (const [id, wanted] of next) {
      const current = now.get(id)
      if (current === undefined) continue
      const changes = differences(current, wanted, now)
      if (Object.keys(changes).length > 0) editor.updateOf(element(id) ?? anchor, current, changes)
    }
  })
  return true
}

function byId(definitions: ModelElement): ReadonlyMap<string, ModelElement> {
  const found = new Map<string, ModelElement>()
  const walk = (element: ModelElement) => {
    if (element.id !== undefined) found.set(element.id, element)
    for (const list of ['rootElements', 'flowElements'])
      for (const child of listOf(element, list)) walk(child)
  }
  walk(definitions)
  return found
}

function sameShape(now: ReadonlyMap<string, ModelElement>, next: ReadonlyMap<string, ModelElement>): boolean {
  if (now.size !== next.size) return false
  for (const [id, wanted] of next) {
    const current = now.get(id)
    if (current === undefined || current.$type !== wanted.$type) return false
    for (const end of ['sourceRef', 'targetRef', 'attachedToRef']) {
      if (idOfRef(current, end) !== idOfRef(wanted, end)) return false
    }
  }
  return true
}

const idOfRef = (element: ModelElement, property: string): string | undefined =>
  (element[property] as ModelElement | undefined)?.id

function differences(
  current: ModelElement,
  wanted: ModelElement,
  now: ReadonlyMap<string, ModelElement>,
): Record<string, unknown> {
  const names = new Set([...Object.keys(current), ...Object.keys(wanted)])
  const changes: Record<string, unknown> = {}
  for (const name of names) {
    if (name.startsWith('$') || name === 'di' || name === 'id' || structure.has(name)) continue
    const before = current[name]
    const after = wanted[name]
    if (fingerprint(before) === fingerprint(after)) continue
    changes[name] = isReference(after) ? now.get(after.id ?? '') : adopted(after, current)
  }
  return changes
}

/** An element that is contained elsewhere (a default flow, a message) is named by its id. */
const isReference = (value: unknown): value is ModelElement =>
  isElement(value) &&
  value.id !== undefined &&
  ['bpmn:SequenceFlow', 'bpmn:Message', 'bpmn:Error', 'bpmn:Signal', 'bpmn:Escalation'].includes(value.$type)

function adopted(value: unknown, parent: ModelElement): unknown {
  for (const element of Array.isArray(value) ? value : [value])
    if (isElement(element)) element.$parent = parent
  return value
}

function fingerprint(value: unknown): string {
  return (
    JSON.stringify(value, (key, part) =>
      key.startsWith('$') && key !== '$type' ? undefined : reduced(key, part),
    ) ?? ''
  )
}

const reduced = (key: string, part: unknown): unknown =>
  isReference(part) || (key === 'activityRef' && isElement(part)) ? { ref: part.id } : part

const isElement = (value: unknown): value is ModelElement =>
  value !== null && typeof value === 'object' && '$type' in value
