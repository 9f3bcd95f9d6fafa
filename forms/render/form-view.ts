import { createContext, useContext } from 'react'
import type { AnswerError } from '../answers/validate-answers-with.ts'
import type { FormDocument } from '../document.ts'
import { withoutItems } from '../fields/field-path.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { type FoundText, fieldText } from '../texts/field-text.ts'
import { formMessage, type MessageKey, type MessageValues } from '../texts/messages.ts'

/** What every part of a rendered form needs to know. */
export interface FormView {
  readonly document: FormDocument
  readonly language: string
  readonly visible: ReadonlySet<string>
  readonly required: ReadonlySet<string>
  readonly errors: readonly AnswerError[]
  readonly idPrefix: string
  /** Everything is shown, nothing can be changed. */
  readonly disabled: boolean
  /** Only this page is shown; absent: all. */
  readonly page: string | undefined
}

const FormViewContext = createContext<FormView | null>(null)
export const FormViewProvider = FormViewContext.Provider

export function useFormView(): FormView {
  const view = useContext(FormViewContext)
  if (!view) throw new Error('Expected <AppForm> above this component, but found none.')
  return view
}

/** Everything about one question at its place; `path` has item numbers. */
export interface Question {
  readonly node: FieldNode
  readonly path: string
  /** Id of the first input; links of the error summary lead here. */
  readonly id: string
  readonly label: FoundText
  readonly hint?: FoundText
  readonly error?: string
  readonly required: boolean
  readonly disabled: boolean
  readonly language: string
  /** Ids of hint and error that are on the page. */
  readonly describedBy: string | undefined
  readonly hintId: string
  readonly errorId: string
  readonly text: (key: MessageKey, values?: MessageValues) => string
}

export function useQuestion(path: string): Question | undefined {
  const view = useFormView()
  const node = formTree(view.document).byPath.get(withoutItems(path))
  if (!node) return undefined
  const { document, language } = view
  const id = inputId(view.idPrefix, path)
  const label = fieldText(document, node.path, 'label', language) ?? { text: node.field.key, language }
  const hint = fieldText(document, node.path, 'hint', language)
  const error = view.errors.find((candidate) => candidate.path === path)?.message
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`]
  const dateHint = node.field.kind === 'date' && !hint
  const described = [...(hint || dateHint ? [hintId] : []), ...(error ? [errorId] : [])].join(' ')
  return {
    node,
    path,
    id,
    label,
    ...(hint ? { hint } : {}),
    ...(error ? { error } : {}),
    required: view.required.has(path),
    disabled: view.disabled || node.field.readOnly === true,
    language,
    describedBy: described === '' ? undefined : described,
    hintId,
    errorId,
    text: (key, values) => formMessage(language, key, values),
  }
}

export function inputId(prefix: string, path: string): string {
  return `${prefix}-${path.replaceAll('.', '-')}`
}

/** `lang` for a text that is not in the page's language. */
export function langOf(text: FoundText, language: string): string | undefined {
  return text.language === language ? undefined : text.language
}
