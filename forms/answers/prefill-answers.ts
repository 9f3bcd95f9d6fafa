import { compileExpression, type FeelEnv } from '../../engine/feel/index.ts'
import type { Json, Variables } from '../../engine/json.ts'
import type { FormDocument } from '../document.ts'
import { type Answers, isEmpty, isRecord, own } from '../fields/answers.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'

/**
 * What a form shows at first: earlier answers under `meta.variable` (or each in its own variable), else the
 * field's `prefill`; read-only fields always show their prefill. Only what the form asks or shows is in it.
 */
export function prefillAnswers(document: FormDocument, variables: Variables, env: FeelEnv): Answers {
  const { variable } = document.meta
  const earlier = variable === undefined ? variables : own(variables, variable)
  return fill(formTree(document).nodes, earlier)

  function fill(nodes: readonly FieldNode[], source: unknown): Answers {
    const entries: [string, Json][] = []
    for (const { field, children } of nodes) {
      const found = own(source, field.key) as Json | undefined
      if (field.kind === 'group') {
        const inner = fill(children, found)
        if (Object.keys(inner).length > 0) entries.push([field.key, inner])
        continue
      }
      if (field.kind === 'repeatGroup' && Array.isArray(found)) {
        entries.push([field.key, found.map((item: Json) => (isRecord(item) ? fill(children, item) : {}))])
        continue
      }
      const offered = field.prefill === undefined ? undefined : offer(field.prefill)
      const value = field.readOnly && field.prefill !== undefined ? offered : isEmpty(found) ? offered : found
      if (value !== undefined && value !== null) entries.push([field.key, value])
    }
    return Object.fromEntries(entries)
  }

  /** A name (with dots) or a FEEL expression after `=`; what cannot be computed offers nothing. */
  function offer(prefill: string): Json | undefined {
    const text = prefill.startsWith('=') ? prefill.slice(1) : prefill
    const outcome = compileExpression(text).evaluate(variables, env)
    return outcome.ok ? outcome.value : undefined
  }
}
