import type { Field, FieldKind, JsonSchema } from '../document.ts'

/** What a kind of field stores and how that looks in JSON Schema; containers and plain text store nothing of their own. */
export interface KindBehavior {
  readonly holds: 'value' | 'group' | 'items' | 'nothing'
  /** Schema of the value without title; absent unless `holds` is `value`. */
  readonly schema?: (field: Field, label: (option: string) => string) => JsonSchema
}

/** Text longer than this is refused where the form sets no limit. */
const shortText = 500
const longText = 10_000
/** Most items of a repeat group where the form sets no limit. */
export const mostItems = 50

export const kinds: { readonly [kind in FieldKind]: KindBehavior } = {
  text: { holds: 'value', schema: (field) => text(field, shortText) },
  longText: { holds: 'value', schema: (field) => text(field, longText) },
  number: { holds: 'value', schema: (field) => decimal(field, field.decimals ?? 0) },
  money: { holds: 'value', schema: (field) => decimal(field, 2) },
  date: { holds: 'value', schema: () => ({ type: 'string', format: 'date', pattern: '^[1-9]' }) },
  yesNo: { holds: 'value', schema: () => ({ type: 'boolean' }) },
  confirmation: {
    holds: 'value',
    schema: (field) => (field.required ? { type: 'boolean', const: true } : { type: 'boolean' }),
  },
  choice: {
    holds: 'value',
    schema: (field, label) => ({ type: 'string', oneOf: options(field, label) }),
  },
  choices: {
    holds: 'value',
    schema: (field, label) => ({
      type: 'array',
      items: { type: 'string', oneOf: options(field, label) },
      uniqueItems: true,
      minItems: field.minItems ?? 1,
      maxItems: field.maxItems ?? Math.max(1, field.options?.length ?? 1),
    }),
  },
  group: { holds: 'group' },
  repeatGroup: { holds: 'items' },
  heading: { holds: 'nothing' },
  note: { holds: 'nothing' },
}

function text(field: Field, most: number): JsonSchema {
  return {
    type: 'string',
    minLength: Math.max(1, field.minLength ?? 1),
    maxLength: field.maxLength ?? most,
    ...(field.pattern ? { pattern: field.pattern } : {}),
  }
}

/** At most 15 digits: so many a JSON number keeps exactly. */
function decimal(field: Field, decimals: number): JsonSchema {
  const most = 10 ** (15 - decimals) - 1
  return {
    type: 'number',
    minimum: Math.max(field.minimum ?? -most, -most),
    maximum: Math.min(field.maximum ?? most, most),
    multipleOf: Number(`1e-${decimals}`),
  }
}

function options(field: Field, label: (option: string) => string): JsonSchema[] {
  return (field.options ?? []).map((option) => ({ const: option, title: label(option) }))
}
