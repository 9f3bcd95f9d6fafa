import { type Schema, Validator } from '@cfworker/json-schema'
import type { ItemNumbers } from '../conditions/evaluate-condition.ts'
import { valueAt } from '../conditions/evaluate-condition.ts'
import type { Condition, FormDocument, JsonSchema } from '../document.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { kinds } from '../fields/kinds.ts'
import { buildSchema, repeatOf } from '../schema/generate-schema.ts'

/** Validators of one form, built once. The form's own patterns are not in them. */
export interface CompiledForm {
  readonly form: Validator
  readonly field: (node: FieldNode) => Validator
  /** Every item (of nested repeat groups: every combination) the condition is read in. */
  readonly itemsOf: (condition: Condition, answers: unknown) => readonly ItemNumbers[]
}

const compiled = new WeakMap<FormDocument, CompiledForm>()

export function compiledForm(document: FormDocument): CompiledForm {
  const known = compiled.get(document)
  if (known) return known
  const fields = new Map<string, Validator>()
  const made: CompiledForm = {
    form: validator(buildSchema(document, { patterns: false })),
    field: (node) => {
      const ready = fields.get(node.path) ?? validator(valueSchema(node))
      fields.set(node.path, ready)
      return ready
    },
    itemsOf: (condition, answers) => {
      const base = repeatOf(formTree(document).byPath, condition)
      return base === '' ? [{}] : itemsAt(document, base, answers)
    },
  }
  compiled.set(document, made)
  return made
}

function itemsAt(document: FormDocument, base: string, answers: unknown): ItemNumbers[] {
  const outer = formTree(document).byPath.get(base)?.repeats.at(-1)
  const around: ItemNumbers[] = outer && outer !== base ? itemsAt(document, outer, answers) : [{}]
  return around.flatMap((items) => {
    const list = valueAt(answers, base, items)
    return Array.isArray(list) ? list.map((_, index) => ({ ...items, [base]: index })) : []
  })
}

function valueSchema(node: FieldNode): JsonSchema {
  const { pattern, ...rest } = kinds[node.field.kind].schema?.(node.field, (option) => option) ?? {}
  return node.field.pattern === undefined && pattern !== undefined ? { ...rest, pattern } : rest
}

/** Our generated schemas are plain JSON, which is what cfworker's `Schema` describes. */
function validator(schema: JsonSchema): Validator {
  return new Validator(structuredClone(schema) as Schema, '2020-12', true)
}
