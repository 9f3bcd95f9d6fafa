import { type Definitions, extensionOf, textOf } from '../../bpmn/moddle-element.ts'
import { type NodeModel, processElements } from '../../bpmn/read-model.ts'
import { nameOf, readProcess } from '../rule.ts'

/** A plain form a model needs and does not have: 'done', with the choices that gateways behind it ask for. */
export interface SuggestedForm {
  readonly formId: string
  readonly title: string
  readonly questions: readonly SuggestedQuestion[]
}

export interface SuggestedQuestion {
  /** The variable the gateway's conditions look at, or the answer goes to. */
  readonly key: string
  readonly label: string
  /** Answers of a choice, else empty. */
  readonly options: readonly string[]
  /** Absent: a choice that has to be made, because the way on depends on it. */
  readonly field?: SuggestedField
}

/** A question of a form that another engine's model describes. */
export interface SuggestedField {
  readonly kind: 'text' | 'number' | 'date' | 'yesNo' | 'choice'
  readonly required: boolean
  /** Decimal places of a number. */
  readonly decimals?: number
  /** What people read for each option. */
  readonly words?: { readonly [option: string]: string }
}

/** Forms of user tasks that are not among those known, with a question for each choice that follows the task. */
export function suggestForms(
  definitions: Definitions,
  known: readonly string[] = [],
): readonly SuggestedForm[] {
  const forms = new Map<string, SuggestedForm>()
  for (const element of processElements(definitions)) {
    for (const node of readProcess(definitions, element).nodes) {
      if (node.type !== 'bpmn:UserTask') continue
      const formId = textOf(extensionOf(node.element, 'zeebe:FormDefinition'), 'formId')
      if (formId === undefined || known.includes(formId) || forms.has(formId)) continue
      forms.set(formId, { formId, title: nameOf(node), questions: questionsAfter(node) })
    }
  }
  return [...forms.values()]
}

/** Choices reached from a task without passing another activity or event. */
function questionsAfter(task: NodeModel): readonly SuggestedQuestion[] {
  const questions = new Map<string, SuggestedQuestion>()
  const seen = new Set<NodeModel>()
  const open = task.outgoing.map((flow) => flow.target)
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node) || !node.element.$instanceOf('bpmn:Gateway')) continue
    seen.add(node)
    const question = questionOf(node)
    if (question && !questions.has(question.key)) questions.set(question.key, question)
    if (node.type !== 'bpmn:EventBasedGateway') open.push(...node.outgoing.map((flow) => flow.target))
  }
  return [...questions.values()]
}

/** Flows whose conditions compare one variable with words: a choice. */
function questionOf(gateway: NodeModel): SuggestedQuestion | undefined {
  let key: string | undefined
  const options: string[] = []
  for (const flow of gateway.outgoing) {
    const match = /^=(\w+) = ("(?:[^"\\]|\\.)*")$/.exec(textOf(flow.condition, 'body')?.trim() ?? '')
    if (match && (key === undefined || key === match[1])) {
      key = match[1]
      const value: unknown = JSON.parse(match[2] ?? '""')
      options.push(String(value))
    } else if (flow.isDefault && flow.name !== undefined) options.push(flow.name)
    else return undefined
  }
  return key === undefined ? undefined : { key, label: nameOf(gateway), options }
}
