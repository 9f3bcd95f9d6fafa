import type { DiagramElement } from './diagram-element.ts'
import { type ExtensionPatch, withExtension } from './extension-elements.ts'
import { type ModelElement, processOf } from './model-element.ts'
import type { BpmnModeler } from './modeler-services.ts'

/**
 * Every change of the model that the designer makes, as commands of bpmn-js' undo stack. One call is one
 * step for the person; `batch` makes one step of several calls.
 */
export interface ModelEditor {
  readonly modeler: BpmnModeler
  batch(work: () => void): void
  rename(element: DiagramElement, name: string): void
  /** Properties of the element itself, for example `{ isExecutable: true }`. */
  update(element: DiagramElement, properties: object): void
  /** Properties of another model element that belongs to `element`. */
  updateOf(element: DiagramElement, model: ModelElement, properties: object): void
  extend(element: DiagramElement, type: string, patch: ExtensionPatch | null, owner?: ModelElement): void
  create(type: string, properties?: object): ModelElement
  remove(element: DiagramElement): void
  connect(source: DiagramElement, target: DiagramElement): void
  /** Changes the kind of an element; answers the new one, its properties are kept where they fit. */
  replace(element: DiagramElement, target: object): DiagramElement
  /** The process that owns the element, or the first one of the diagram. */
  process(element?: DiagramElement): ModelElement | undefined
}

export function createModelEditor(modeler: BpmnModeler): ModelEditor {
  const modeling = modeler.get('modeling')
  const moddle = modeler.get('moddle')
  const batch = (work: () => void) => modeler.get('commandStack').execute('lz.batch', { work })
  return {
    modeler,
    batch,
    rename: (element, name) => modeling.updateLabel(element, name),
    update: (element, properties) => modeling.updateProperties(element, properties),
    updateOf: (element, model, properties) => modeling.updateModdleProperties(element, model, properties),
    extend(element, type, patch, owner = element.businessObject) {
      const extensionElements = withExtension(moddle, owner, type, patch)
      modeling.updateModdleProperties(element, owner, { extensionElements })
    },
    create: (type, properties) => moddle.create(type, properties ?? {}),
    remove: (element) => modeling.removeElements([element]),
    connect: (source, target) => void modeling.connect(source, target),
    replace: (element, target) => modeler.get('bpmnReplace').replaceElement(element, target),
    process(element) {
      const own = element === undefined ? undefined : processOf(element.businessObject)
      if (own !== undefined) return own
      const roots = modeler.getDefinitions().get('rootElements') as readonly ModelElement[]
      return roots.find((root) => root.$type === 'bpmn:Process')
    },
  }
}
