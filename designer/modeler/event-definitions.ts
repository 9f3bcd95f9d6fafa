import type { DiagramElement } from './diagram-element.ts'
import { formalExpression } from './formal-expression.ts'
import type { ModelEditor } from './model-editor.ts'
import type { ModelElement } from './model-element.ts'
import { escalationOfCode, signalNamed } from './root-elements.ts'

/** What each kind of event definition says, written as one undoable step (BPMN 2.0.2 § 10.5.5). */
export function setSignal({ editor, element, definition }: Definition, name: string): void {
  editor.batch(() => {
    const signalRef = name === '' ? undefined : signalNamed(editor, element, name)
    editor.updateOf(element, definition, { signalRef })
  })
}

/** An empty code catches every escalation. */
export function setEscalation({ editor, element, definition }: Definition, code: string): void {
  editor.batch(() => {
    const escalationRef = code === '' ? undefined : escalationOfCode(editor, element, code)
    editor.updateOf(element, definition, { escalationRef })
  })
}

export function setEventCondition({ editor, element, definition }: Definition, feel: string): void {
  editor.updateOf(element, definition, { condition: formalExpression(editor, definition, feel) })
}

export function setLinkName({ editor, element, definition }: Definition, name: string): void {
  editor.updateOf(element, definition, { name: name === '' ? undefined : name })
}

/** The activity that is compensated; none means everything that was done (BPMN 2.0.2 § 10.5.5). */
export function setCompensated(
  { editor, element, definition }: Definition,
  activityRef: ModelElement | undefined,
): void {
  editor.updateOf(element, definition, { activityRef })
}

export interface Definition {
  readonly editor: ModelEditor
  readonly element: DiagramElement
  readonly definition: ModelElement
}
