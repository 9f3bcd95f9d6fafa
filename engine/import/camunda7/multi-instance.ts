import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'

/** The list a multi-instance activity runs through. */
export function importLoop(context: ImportContext, element: ModdleElement): void {
  if (element.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return
  context.moveAttribute(element, 'collection', (text) => {
    const inputCollection = text.startsWith('=') ? text : `=${text}`
    context.write(element, 'zeebe:LoopCharacteristics', { inputCollection })
  })
  const inputElement = context.attribute(element, 'elementVariable')
  if (inputElement === undefined) return
  context.write(element, 'zeebe:LoopCharacteristics', { inputElement })
  context.dropAttribute(element, 'elementVariable')
}
