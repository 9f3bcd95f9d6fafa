import type { ModelEditor } from './model-editor.ts'
import { childOf, type ModelElement, textOf } from './model-element.ts'

/** A FEEL text as `bpmn:FormalExpression` of `parent`; nothing for an empty text. */
export function formalExpression(
  editor: Pick<ModelEditor, 'create'>,
  parent: ModelElement,
  body: string,
): ModelElement | undefined {
  if (body === '') return undefined
  const made = editor.create('bpmn:FormalExpression', { body })
  made.$parent = parent
  return made
}

/** The text of an expression property, empty when absent. */
export const expressionOf = (element: ModelElement | undefined, property: string): string =>
  textOf(childOf(element, property), 'body')
