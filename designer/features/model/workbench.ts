import { keepBpmn } from '../../../engine/index.ts'
import type { Language } from '../../../runtime/ui/texts/language.ts'
import type { DraftSession } from '../../draft/draft-session.ts'
import { createModeler } from '../../modeler/create-modeler.ts'
import { type DiagramElement, ownerOf } from '../../modeler/diagram-element.ts'
import { createModelEditor, type ModelEditor } from '../../modeler/model-editor.ts'
import { isType, type ModelElement } from '../../modeler/model-element.ts'
import type { BpmnModeler } from '../../modeler/modeler-services.ts'
import { patchModel } from '../../modeler/patch-model.ts'

/** The modeler of one open draft with what the panels around the canvas need. It outlives tab changes. */
export interface Workbench {
  readonly modeler: BpmnModeler
  readonly editor: ModelEditor
  /** Grows with every change of model or selection. */
  getVersion(): number
  subscribe(listener: () => void): () => void
  /** The chosen element; without one the diagram itself, which stands for the procedure. */
  selected(): DiagramElement
  /** The process of the chosen element. */
  process(): ModelElement | undefined
  select(id: string): boolean
  canUndo(): boolean
  canRedo(): boolean
  undo(): Promise<void>
  redo(): void
  /** Takes over XML made elsewhere (a repair) as one undoable step. */
  replaceModel(xml: string): Promise<void>
  close(): void
}

/** Opens the draft's model. Rejects when bpmn-js cannot show it. */
export async function openWorkbench(session: DraftSession, language: Language): Promise<Workbench> {
  const modeler = createModeler(language)
  const listeners = new Set<() => void>()
  let version = 0
  let importing = true
  /** Whole models from before a repair that had to be imported anew: undo goes back to them. */
  const snapshots: string[] = []
  const bump = () => {
    version += 1
    for (const listener of listeners) listener()
  }
  /** What was opened last: the modeler cannot hold all of it. */
  let source = ''
  const read = async () => keepBpmn(source, (await modeler.saveXML({ format: true })).xml ?? '')
  /** While another model is being imported the canvas is empty: the panels keep the last root until then. */
  let root: DiagramElement | undefined
  const load = async (xml: string) => {
    importing = true
    try {
      await modeler.importXML(xml)
      source = xml
    } finally {
      importing = false
    }
    root = modeler.get('canvas').getRootElement()
    if (modeler.get('canvas').getContainer().clientWidth > 0)
      modeler.get('canvas').zoom('fit-viewport', 'auto')
    bump()
  }
  await load(session.getState().bpmn)
  const editor = createModelEditor(modeler)
  const stack = modeler.get('commandStack')
  const canvas = modeler.get('canvas')
  modeler.on('commandStack.changed', () => {
    if (importing) return
    session.modelChanged()
    bump()
  })
  modeler.on('selection.changed', () => {
    if (!importing) bump()
  })
  const release = session.setModelSource(read)
  const selected = (): DiagramElement => {
    const [first] = importing ? [] : modeler.get('selection').get()
    if (first !== undefined) return ownerOf(first)
    return importing && root !== undefined ? root : canvas.getRootElement()
  }
  return {
    modeler,
    editor,
    getVersion: () => version,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    selected,
    process: () => editor.process(selected()),
    select(id) {
      const element = modeler.get('elementRegistry').get(id)
      const isRoot = element !== undefined && element === canvas.getRootElement()
      modeler.get('selection').select(element === undefined || isRoot ? null : element)
      if (element !== undefined && !isRoot) canvas.scrollToElement(element, 80)
      return element !== undefined || isProcess(editor, id)
    },
    canUndo: () => stack.canUndo() || snapshots.length > 0,
    canRedo: () => stack.canRedo(),
    async undo() {
      if (stack.canUndo()) return stack.undo()
      const before = snapshots.pop()
      if (before === undefined) return
      await load(before)
      session.modelChanged()
    },
    redo: () => stack.redo(),
    async replaceModel(xml) {
      if (await patchModel(editor, xml)) return
      const before = await read()
      try {
        await load(xml)
      } catch (cause) {
        await load(before)
        throw cause
      }
      snapshots.push(before)
      session.modelChanged()
    },
    close() {
      release()
      modeler.destroy()
    },
  }
}

const isProcess = (editor: ModelEditor, id: string): boolean => {
  const process = editor.process()
  return isType(process, 'bpmn:Process') && process?.id === id
}
