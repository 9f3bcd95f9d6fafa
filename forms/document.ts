/**
 * The form document: what the builder edits and every renderer reads. `fields`, `pages` and `rules` are
 * the source; `schema` is generated from them (`generateSchema`) and stands alone as JSON Schema 2020-12.
 */
export interface FormDocument {
  readonly format: 1
  /** Referenced by `zeebe:formDefinition formId`. */
  readonly id: string
  readonly fields: readonly Field[]
  readonly pages: readonly Page[]
  readonly rules: readonly Rule[]
  /** Language (BCP 47) → text key → text. Keys: `KEY.label`, `KEY.hint`, `KEY.error.required`, `KEY.option.VALUE`, `PAGE.title`, `PAGE.intro`, `form.title`. */
  readonly texts: { readonly [language: string]: { readonly [key: string]: string } }
  readonly meta: FormMeta
  /** Generated; never edited by hand. */
  readonly schema: JsonSchema
}

export type JsonSchema = { readonly [keyword: string]: unknown }

export interface FormMeta {
  readonly purpose?: string
  readonly legalBasis?: string
  readonly retention?: string
  /** Variable the answers are stored under; absent: each answer is a variable of its own. */
  readonly variable?: string
}

export type FieldKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'date'
  | 'yesNo'
  | 'choice'
  | 'choices'
  | 'confirmation'
  | 'group'
  | 'repeatGroup'
  | 'heading'
  | 'note'

/** `key` is made once and never changes on rename. Keys are unique among siblings; a path joins them by `.`. */
export interface Field {
  readonly key: string
  readonly kind: FieldKind
  readonly required?: boolean
  /** Shown with its value, never changed by the person who fills in. */
  readonly readOnly?: boolean
  /** Values of `choice` and `choices`; their words are texts `KEY.option.VALUE`. */
  readonly options?: readonly string[]
  /** Members of `group` and `repeatGroup`. */
  readonly fields?: readonly Field[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  /** Decimal places of `number`; `money` has 2. */
  readonly decimals?: number
  readonly minItems?: number
  readonly maxItems?: number
  /** RE2-safe pattern. */
  readonly pattern?: string
  /** HTML autocomplete token (WCAG 1.3.5). */
  readonly autocomplete?: string
  readonly purpose?: string
  readonly legalBasis?: string
  /** Variable or FEEL expression (`=`) whose value is offered at first. */
  readonly prefill?: string
}

export interface Page {
  readonly id: string
  readonly showIf?: Condition
  /** Top-level field keys in order. */
  readonly fields: readonly string[]
}

export interface Rule {
  readonly id: string
  readonly when: Condition
  readonly then: 'show' | 'require' | 'message'
  /** Field paths. */
  readonly targets: readonly string[]
  /** Text key of a `message` rule: shown as an error at the targets while `when` holds. */
  readonly message?: string
}

/** A sentence as a tree. `field` is a path of an earlier field. */
export type Condition =
  | { readonly op: 'equals' | 'notEquals'; readonly field: string; readonly value: string | number | boolean }
  | {
      readonly op: 'atLeast' | 'atMost' | 'lessThan' | 'moreThan'
      readonly field: string
      readonly value: number | string
    }
  | { readonly op: 'includes'; readonly field: string; readonly value: string }
  | { readonly op: 'answered' | 'notAnswered'; readonly field: string }
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
