import { idOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
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

/** Fields written in the model: the task gets a form of its own, its questions are told. */
function importFields(context: ImportContext, element: ModdleElement): void {
  const fields = [
    ...context.extensions(element, 'formData').flatMap(childrenOf),
    ...context.extensions(element, 'formProperty'),
  ].filter((each) => textOf(each, 'id') !== undefined)
  if (fields.length === 0) return
  if (!context.has(element, 'zeebe:FormDefinition')) {
    context.write(element, 'zeebe:FormDefinition', { formId: `${idOf(element)}-form` })
  }
  const list = fields.map((each) => `${textOf(each, 'id')} (${textOf(each, 'type') ?? 'string'})`).join(', ')
  context.tell(element, 'import-form', 'warning', 'formData', {
    de: `Das Formular stand im Modell. Legen Sie seine Felder im Formular an: ${list}.`,
    en: `The form was written in the model. Create its fields in the form: ${list}.`,
  })
}
