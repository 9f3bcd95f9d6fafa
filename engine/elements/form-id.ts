import { extensionOf, textOf } from '../bpmn/moddle-element.ts'
import type { NodeModel } from '../bpmn/read-model.ts'

/** The form a user task or start event names (`zeebe:formDefinition`). */
export function formIdOf(node: NodeModel): { readonly formId?: string } {
  const formId = textOf(extensionOf(node.element, 'zeebe:FormDefinition'), 'formId')
  return formId === undefined ? {} : { formId }
}
