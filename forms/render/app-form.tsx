import Form from '@rjsf/core/lib/components/Form.js'
import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  RJSFSchema,
  UiSchema,
} from '@rjsf/utils'
import { useId, useMemo } from 'react'
import { reachForm } from '../answers/reach.ts'
import { withReadOnly } from '../answers/read-only.ts'
import type { AnswerError } from '../answers/validate-answers-with.ts'
import type { FormDocument } from '../document.ts'
import type { Answers } from '../fields/answers.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { kinds } from '../fields/kinds.ts'
import { FormViewProvider, useFormView, useQuestion } from './form-view.ts'
import { inputs } from './inputs/inputs.ts'
import { nodesAt, QuestionList } from './question-list.tsx'
import { QuestionHint, QuestionLabel } from './question-parts.tsx'
import { RepeatItem, RepeatQuestion } from './repeat-question.tsx'
import { rjsfValidator } from './rjsf-validator.ts'

/**
 * The questions of a form or of one of its pages. The only file that knows rjsf: it keeps the answers and
 * walks the schema; every word and input is ours. Not a `<form>`: the caller has its own with its buttons.
 */
export function AppForm(props: AppFormProps) {
  const { document, data, onChange, language, errors = none, page, disabled = false, current } = props
  const generated = useId()
  const idPrefix = props.idPrefix ?? `f${generated.replaceAll(/[^A-Za-z0-9]/g, '')}`
  const shown = useMemo(() => withReadOnly(document, data, current).data, [document, data, current])
  const { visible, required } = useMemo(() => reachForm(document, shown), [document, shown])
  const { schema, uiSchema } = useMemo(() => renderSchema(document, page), [document, page])
  const view = useMemo(
    () => ({ document, language, visible, required, errors, idPrefix, disabled, page }),
    [document, language, visible, required, errors, idPrefix, disabled, page],
  )
  return (
    <FormViewProvider value={view}>
      <Form
        key={page ?? ''}
        tagName="div"
        className="lz-form"
        idPrefix={idPrefix}
        schema={schema}
        uiSchema={uiSchema}
        formData={shown}
        validator={rjsfValidator}
        onChange={({ formData }) => onChange(formData ?? {})}
        {...(props.onBlur ? { onBlur: props.onBlur } : {})}
        noValidate
        noHtml5Validate
        showErrorList={false}
        disabled={disabled}
        fields={fields}
        templates={templates}
        experimental_defaultFormStateBehavior={{
          constAsDefaults: 'never',
          emptyObjectFields: 'skipDefaults',
          requiredBooleanDefault: 'skip',
        }}
      >
        <span hidden />
      </Form>
    </FormViewProvider>
  )
}

interface AppFormProps {
  readonly document: FormDocument
  /** The answers so far: never validated, half dates and all. */
  readonly data: unknown
  readonly onChange: (data: Answers) => void
  readonly language: string
  /** Only the questions of this page; absent: all. */
  readonly page?: string
  readonly errors?: readonly AnswerError[]
  /** Current values of read-only fields. */
  readonly current?: unknown
  /** Shows the answers without letting them be changed. */
  readonly disabled?: boolean
  /** An input lost the focus: a good moment to save. */
  readonly onBlur?: () => void
  /** Beginning of all ids; give one where two forms stand on a page or links lead to inputs. */
  readonly idPrefix?: string
}

const none: readonly AnswerError[] = []

function ValueField({ fieldPathId, formData, onChange, onBlur }: FieldProps) {
  const question = useQuestion(fieldPathId.path.join('.'))
  const Input = question && inputs[question.node.field.kind]
  if (!question || !Input) return null
  return (
    <Input
      question={question}
      value={formData}
      onChange={(value) => onChange(value, fieldPathId.path)}
      onBlur={() => onBlur(question.id, formData)}
    />
  )
}

function FieldTemplate({ fieldPathId, children }: FieldTemplateProps) {
  const { visible } = useFormView()
  const path = fieldPathId.path.join('.')
  const isItem = typeof fieldPathId.path.at(-1) === 'number'
  return path === '' || isItem || visible.has(path) ? children : null
}

function ObjectFieldTemplate({ fieldPathId, properties }: ObjectFieldTemplateProps) {
  const view = useFormView()
  const path = fieldPathId.path.join('.')
  const question = useQuestion(path)
  const content = new Map(properties.map((property) => [property.name, property.content]))
  const list = <QuestionList nodes={nodesAt(view, path)} at={path} content={content} />
  if (question?.node.field.kind !== 'group') return list
  return (
    <fieldset
      className="kern-fieldset lz-fieldset lz-group"
      aria-describedby={question.hint && question.hintId}
    >
      <legend className="kern-label">
        <QuestionLabel question={{ ...question, required: true }} />
      </legend>
      <QuestionHint question={question} />
      {list}
    </fieldset>
  )
}

function ArrayFieldTemplate({ fieldPathId, items, onAddClick }: ArrayFieldTemplateProps) {
  const question = useQuestion(fieldPathId.path.join('.'))
  if (!question) return null
  return <RepeatQuestion question={question} items={items} onAdd={() => onAddClick()} />
}

function ArrayFieldItemTemplate({ children, index, buttonsProps }: ArrayFieldItemTemplateProps) {
  return (
    <RepeatItem index={index} onRemove={() => buttonsProps.onRemoveItem()}>
      {children}
    </RepeatItem>
  )
}

const fields = { value: ValueField }
const templates = { FieldTemplate, ObjectFieldTemplate, ArrayFieldTemplate, ArrayFieldItemTemplate }

/** The bare structure rjsf walks; which questions are shown is decided by `reachForm`. */
function renderSchema(document: FormDocument, page?: string): { schema: RJSFSchema; uiSchema: UiSchema } {
  const nodes = formTree(document).nodes.filter((node) => page === undefined || node.pageId === page)
  return {
    schema: structure(nodes),
    uiSchema: { ...uiOf(nodes), 'ui:submitButtonOptions': { norender: true } },
  }
}

function structure(nodes: readonly FieldNode[]): RJSFSchema {
  const properties: { [key: string]: RJSFSchema } = {}
  for (const node of nodes) {
    const { holds } = kinds[node.field.kind]
    if (holds === 'value') properties[node.field.key] = { type: 'string' }
    if (holds === 'group') properties[node.field.key] = structure(node.children)
    if (holds === 'items') properties[node.field.key] = { type: 'array', items: structure(node.children) }
  }
  return { type: 'object', properties }
}

function uiOf(nodes: readonly FieldNode[]): UiSchema {
  const ui: UiSchema = {}
  for (const node of nodes) {
    const { holds } = kinds[node.field.kind]
    if (holds === 'value') ui[node.field.key] = { 'ui:field': 'value' }
    if (holds === 'group') ui[node.field.key] = uiOf(node.children)
    if (holds === 'items') ui[node.field.key] = { items: uiOf(node.children) }
  }
  return ui
}
