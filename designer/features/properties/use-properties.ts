import type { DiagramElement } from '../../modeler/diagram-element.ts'
import type { ModelEditor } from '../../modeler/model-editor.ts'
import { type ModelElement, processOf } from '../../modeler/model-element.ts'
import { useWorkbench } from '../model/use-workbench.ts'

/** What a section of the panel works on. */
export interface Subject {
  readonly editor: ModelEditor
  readonly element: DiagramElement
  /** The model element; for the empty diagram and a pool the process itself. */
  readonly bo: ModelElement
  readonly process: ModelElement | undefined
}

/** The chosen element, ready for the sections. */
export function useSubject(): Subject {
  const { editor, selected } = useWorkbench()
  const element = selected()
  const own = element.businessObject
  const process =
    own.$type === 'bpmn:Participant' ? (own.get('processRef') as ModelElement) : editor.process(element)
  const isFrame = ['bpmn:Participant', 'bpmn:Collaboration', 'bpmn:Process'].includes(own.$type)
  return {
    editor,
    element,
    bo: isFrame && process !== undefined ? process : own,
    process: processOf(own) ?? process,
  }
}
