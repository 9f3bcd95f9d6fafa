import { compileExpression } from '../../engine/feel/index.ts'
import type { Json, Variables } from '../../engine/index.ts'
import type { Field, FormDocument } from '../../forms/document.ts'

/**
 * Values a task's form begins with: what the case already holds under the form's variable, else the field's
 * `prefill` (a variable path, or FEEL after `=`). A prefill that cannot be evaluated stays empty.
 */
export function formData(form: FormDocument, variables: Variables, now: string): Record<string, Json> {
  const stored = form.meta.variable === undefined ? variables : recordOf(variables[form.meta.variable])
  const data: Record<string, Json> = {}
  for (const field of form.fields) {
    const value = stored[field.key] ?? prefill(field, variables, now)
    if (value !== undefined && value !== null) data[field.key] = value
  }
  return data
}

function prefill(field: Field, variables: Variables, now: string): Json | undefined {
  if (field.prefill === undefined) return undefined
  const text = field.prefill.startsWith('=') ? field.prefill : `=${field.prefill}`
  const result = compileExpression(text).evaluate(variables, { now })
  return result.ok ? result.value : undefined
}

function recordOf(value: Json | undefined): { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : {}
}
