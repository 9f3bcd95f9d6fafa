import type { Json, Variables } from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'
import { prefillAnswers, validateAnswers } from '../../forms/index.ts'
import { RuntimeError } from '../errors.ts'
import type { TaskView, View } from '../lanes/work.ts'
import { visibleVariables } from '../variables/visible-variables.ts'

/**
 * Judges the answers by the task's form and says which variables they become: each answer one, or all inside
 * `meta.variable`. Unknown, hidden and changed read-only fields are refused.
 */
export function answersToVariables(
  view: View,
  task: TaskView,
  sent: Variables,
  options: { readonly language: 'de' | 'en'; readonly now: Date },
): Variables {
  if (task.formId === null) return sent
  const form = view.definition.forms.get(task.formId)?.document
  if (form === undefined) return sent
  const { variable } = form.meta
  const known = { ...visibleVariables(view.instance, task.scope), ...task.variables }
  const current = variable === undefined ? known : (known[variable] ?? {})
  const shown = prefillAnswers(form, known, { now: options.now.toISOString() })
  const verdict = validateAnswers(form, unwrap(sent, variable), {
    language: options.language,
    current: shown,
  })
  if (!verdict.ok) {
    const first = verdict.errors[0]
    throw new RuntimeError(
      'invalid-argument',
      `Expected answers that fit the form '${form.id}', but ${verdict.errors.length} do(es) not: ${first?.path || 'form'}: ${first?.message ?? ''}`,
      { details: { status: 422, errors: verdict.errors } },
    )
  }
  const data = verdict.data as Variables
  return variable === undefined ? data : { [variable]: merge(form, current, data) }
}

/** API clients may send the answers inside the form's variable, as the engine shows them. */
function unwrap(sent: Variables, variable: string | undefined): Json {
  if (variable === undefined) return sent
  const names = Object.keys(sent)
  const inner = sent[variable]
  const isWrapped = names.length === 1 && typeof inner === 'object' && inner !== null && !Array.isArray(inner)
  return isWrapped ? inner : sent
}

/** What the form does not ask, or only shows, stays as it was; what it asks is what was answered now. */
function merge(form: FormDocument, current: Json, data: Variables): Variables {
  if (typeof current !== 'object' || current === null || Array.isArray(current)) return data
  const asked = new Set(form.fields.filter((field) => field.readOnly !== true).map((field) => field.key))
  const kept = Object.entries(current).filter(([key]) => !asked.has(key))
  return { ...Object.fromEntries(kept), ...data }
}
