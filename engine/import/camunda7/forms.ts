import { extensionOf, idOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { questionOf } from './form-fields.ts'
import { childrenOf, type ImportContext } from './import-context.ts'

/** The form of a user task or start event. */
export function importForm(context: ImportContext, element: ModdleElement): void {
  if (element.$type !== 'bpmn:UserTask' && element.$type !== 'bpmn:StartEvent') return
  importFormRef(context, element)
  importFormKey(context, element)
  importFields(context, element)
}

function importFormRef(context: ImportContext, element: ModdleElement): void {
  const formId = context.attribute(element, 'formRef')
  if (formId === undefined) return
  const binding = context.attribute(element, 'formRefBinding') ?? 'latest'
  context.write(element, 'zeebe:FormDefinition', { formId })
  context.dropAttribute(element, 'formRef')
  if (binding === 'latest' || binding === 'deployment') {
    context.dropAttribute(element, 'formRefBinding')
    return
  }
  context.tell(element, 'import-form', 'warning', 'formRefBinding', {
    de: `Das Formular „${formId}“ war an eine feste Version gebunden. Hier gilt die Fassung, die mit dem Verfahren veröffentlicht wird.`,
    en: `The form '${formId}' was bound to a fixed version. Here the one published with the procedure counts.`,
  })
}

/** `camunda-forms:…/name.form` and plain ids name a form; pages of web applications do not run here. */
function importFormKey(context: ImportContext, element: ModdleElement): void {
  const key = context.attribute(element, 'formKey')
  if (key === undefined || context.has(element, 'zeebe:FormDefinition')) return
  const file = /^camunda-forms:.*?([\w-]+)\.form$/.exec(key)?.[1]
  const formId = file ?? (/^[\w-]+$/.test(key) ? key : undefined)
  if (formId !== undefined) {
    context.write(element, 'zeebe:FormDefinition', { formId })
    context.dropAttribute(element, 'formKey')
    return
  }
  context.tell(element, 'import-form', 'warning', 'formKey', {
    de: `Das Formular „${key}“ ist eine Seite der anderen Anwendung. Legen Sie hier ein Formular an.`,
    en: `The form '${key}' is a page of the other application. Create a form here.`,
  })
}

/** Fields written in the model become a form; what a form of ours cannot say stays in the model and is told. */
function importFields(context: ImportContext, element: ModdleElement): void {
  const parts = [...context.extensions(element, 'formData'), ...context.extensions(element, 'formProperty')]
  const fields = parts
    .flatMap((part) => (context.isNamed(part, 'formData') ? childrenOf(part) : [part]))
    .filter((each) => textOf(each, 'id') !== undefined)
  if (fields.length === 0) return
  const formId = formIdFor(context, element)
  const answers = fields.map((field) => questionOf(context, field))
  const questions = answers.flatMap((answer) => answer?.question ?? [])
  if (questions.length > 0) context.suggestForm({ formId, title: nameOf(element), questions })
  if (answers.every((answer) => answer?.isComplete)) {
    for (const part of parts) context.dropExtension(element, part)
    return
  }
  const open = fields.filter((_, index) => !answers[index]?.isComplete)
  const list = open.map((each) => `${textOf(each, 'id')} (${textOf(each, 'type') ?? 'string'})`).join(', ')
  context.tell(element, 'import-form', 'warning', 'formData', {
    de: `Die Fragen des Formulars sind übernommen („${formId}“), aber nicht alles, was das Modell dazu sagt. Prüfen Sie im Formular: ${list}.`,
    en: `The questions of the form were taken over ('${formId}'), but not all the model says of them. Check in the form: ${list}.`,
  })
}

function formIdFor(context: ImportContext, element: ModdleElement): string {
  const known = textOf(extensionOf(element, 'zeebe:FormDefinition'), 'formId')
  const formId = known ?? `${idOf(element)}-form`
  if (known === undefined) context.write(element, 'zeebe:FormDefinition', { formId })
  return formId
}

function nameOf(element: ModdleElement): string {
  return textOf(element, 'name') ?? idOf(element)
}
