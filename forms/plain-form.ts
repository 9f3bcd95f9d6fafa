import type { Field, FormDocument } from './document.ts'
import { generateSchema } from './schema/generate-schema.ts'

export interface PlainFormInput {
  readonly formId: string
  /** German title: the task's name. */
  readonly title: string
  /** Choices that gateways behind the task ask for; the option's value is its word in the model. */
  readonly questions: readonly {
    readonly key: string
    readonly label: string
    readonly options: readonly string[]
    /** Another kind of question than a choice that has to be made. */
    readonly field?: {
      readonly kind: 'text' | 'number' | 'date' | 'yesNo' | 'choice'
      readonly required: boolean
      readonly decimals?: number
      readonly words?: { readonly [option: string]: string }
    }
  }[]
}

/** The form of a task that has none: the choices the way on depends on, and a remark. Sending it says "done". */
export function plainForm(input: PlainFormInput): FormDocument {
  const { formId, title, questions } = input
  const fields: Field[] = questions.map(fieldOf)
  fields.push({ key: remarkKey(questions.map(({ key }) => key)), kind: 'longText', maxLength: 2000 })
  const document = {
    format: 1,
    id: formId,
    fields,
    pages: [{ id: 'erledigt', fields: fields.map(({ key }) => key) }],
    rules: [],
    texts: { de: textsOf(input, fields, 'Bemerkung'), en: textsOf(input, fields, 'Remark') },
    meta: { purpose: title },
  } as const
  return { ...document, schema: generateSchema({ ...document, schema: {} }) }
}

function fieldOf({ key, options, field }: PlainFormInput['questions'][number]): Field {
  const { kind, required, decimals } = field ?? { kind: 'choice', required: true }
  return {
    key,
    kind,
    required,
    ...(kind === 'choice' && { options }),
    ...(kind === 'text' && { maxLength: 2000 }),
    ...(decimals !== undefined && { decimals }),
  }
}

function textsOf(input: PlainFormInput, fields: readonly Field[], remark: string): Record<string, string> {
  const texts: Record<string, string> = { 'form.title': input.title, 'erledigt.title': input.title }
  for (const { key, label, options, field } of input.questions) {
    texts[`${key}.label`] = label
    for (const option of options) texts[`${key}.option.${option}`] = field?.words?.[option] ?? option
  }
  const last = fields.at(-1)
  if (last) texts[`${last.key}.label`] = remark
  return texts
}

function remarkKey(taken: readonly string[]): string {
  let key = 'bemerkung'
  while (taken.includes(key)) key += 'Neu'
  return key
}
