import type { Field, FieldKind, FormDocument } from '../../../forms/document.ts'
import { fieldLabel, optionLabel } from '../../../forms/index.ts'
import { extensionOf, listOf, type ModelElement, textOf } from '../../modeler/model-element.ts'

/** Something a condition can ask about: an answer of a form, or a result of a table or calculation. */
export interface KnownField {
  readonly path: string
  readonly label: string
  readonly kind: FieldKind | 'result'
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Where it comes from, for grouping: the form's title or the step's name. */
  readonly from: string
}

const silent: readonly FieldKind[] = ['heading', 'note', 'group']

/** Every answer of every form of the procedure, by variable path. */
export function fieldsOfForms(
  forms: Readonly<Record<string, FormDocument>>,
  language: 'de' | 'en',
): readonly KnownField[] {
  return Object.values(forms).flatMap((form) => {
    const base = form.meta.variable === undefined ? '' : `${form.meta.variable}.`
    const from = form.texts[language]?.['form.title'] ?? form.id
    const walk = (fields: readonly Field[], prefix: string): KnownField[] =>
      fields.flatMap((field) => {
        const path = `${prefix}${field.key}`
        const inner = field.kind === 'group' ? walk(field.fields ?? [], `${path}.`) : []
        if (silent.includes(field.kind)) return inner
        return [
          {
            path: `${base}${path}`,
            label: fieldLabel(form, path, language),
            kind: field.kind,
            options: (field.options ?? []).map((value) => ({
              value,
              label: optionLabel(form, path, value, language),
            })),
            from,
          },
        ]
      })
    return walk(form.fields, '')
  })
}

const results: readonly (readonly [string, string])[] = [
  ['zeebe:CalledDecision', 'resultVariable'],
  ['zeebe:Script', 'resultVariable'],
]

/** Variables that steps of the model write: results of tables and calculations, outputs of mappings. */
export function variablesOfModel(process: ModelElement | undefined): readonly KnownField[] {
  const found = new Map<string, KnownField>()
  const add = (path: string, from: string) => {
    if (path !== '' && !found.has(path))
      found.set(path, { path, label: path, kind: 'result', options: [], from })
  }
  const walk = (container: ModelElement | undefined) => {
    for (const element of listOf(container, 'flowElements')) {
      const from = element.name ?? element.id ?? ''
      for (const [type, property] of results) add(textOf(extensionOf(element, type), property), from)
      for (const output of listOf(extensionOf(element, 'zeebe:IoMapping'), 'outputParameters')) {
        add(textOf(output, 'target'), from)
      }
      walk(element)
    }
  }
  walk(process)
  return [...found.values()]
}
