import type { DiagramElement } from './diagram-element.ts'
import type { ModelEditor } from './model-editor.ts'
import { extensionOf, listOf, type ModelElement, textOf } from './model-element.ts'

/** Messages, errors, signals and escalations of the model: they lie beside the process and are shared by name or code. */
export const rootElementsOf = (editor: ModelEditor, type: string): readonly ModelElement[] =>
  listOf(editor.modeler.getDefinitions(), 'rootElements').filter((root) => root.$type === type)

/** Takes the message of that name or makes it; answers it. Part of a batch. */
export function messageNamed(editor: ModelEditor, element: DiagramElement, name: string): ModelElement {
  const found = rootElementsOf(editor, 'bpmn:Message').find((message) => message.name === name)
  return found ?? addRoot(editor, element, 'bpmn:Message', { id: idFor(editor, 'Message', name), name })
}

/** Takes the error of that code or makes it; answers it. Part of a batch. */
export function errorOfCode(editor: ModelEditor, element: DiagramElement, code: string): ModelElement {
  const found = rootElementsOf(editor, 'bpmn:Error').find((error) => textOf(error, 'errorCode') === code)
  return (
    found ??
    addRoot(editor, element, 'bpmn:Error', { id: idFor(editor, 'Error', code), name: code, errorCode: code })
  )
}

/** Takes the signal of that name or makes it; answers it. Part of a batch. */
export function signalNamed(editor: ModelEditor, element: DiagramElement, name: string): ModelElement {
  const found = rootElementsOf(editor, 'bpmn:Signal').find((signal) => signal.name === name)
  return found ?? addRoot(editor, element, 'bpmn:Signal', { id: idFor(editor, 'Signal', name), name })
}

/** Takes the escalation of that code or makes it; answers it. Part of a batch. */
export function escalationOfCode(editor: ModelEditor, element: DiagramElement, code: string): ModelElement {
  const type = 'bpmn:Escalation'
  const found = rootElementsOf(editor, type).find((root) => textOf(root, 'escalationCode') === code)
  return (
    found ??
    addRoot(editor, element, type, {
      id: idFor(editor, 'Escalation', code),
      name: code,
      escalationCode: code,
    })
  )
}

/** Correlation key expression of a message (`zeebe:subscription`), with its `=`. */
export const correlationKeyOf = (message: ModelElement | undefined): string =>
  textOf(extensionOf(message, 'zeebe:Subscription'), 'correlationKey')

function addRoot(
  editor: ModelEditor,
  element: DiagramElement,
  type: string,
  properties: object,
): ModelElement {
  const definitions = editor.modeler.getDefinitions()
  const made = editor.create(type, properties)
  made.$parent = definitions
  editor.updateOf(element, definitions, { rootElements: [...listOf(definitions, 'rootElements'), made] })
  return made
}

/** An id that says what it is, free in this model: `Message_widerspruch`. */
function idFor(editor: ModelEditor, prefix: string, name: string): string {
  const taken = new Set(listOf(editor.modeler.getDefinitions(), 'rootElements').map((root) => root.id))
  const base = `${prefix}_${name.replaceAll(/[^A-Za-z0-9_]+/g, '_').slice(0, 60) || 'neu'}`
  let id = base
  for (let n = 2; taken.has(id); n += 1) id = `${base}_${n}`
  return id
}
