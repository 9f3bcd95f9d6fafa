import type { FormDocument } from '../document.ts'
import type { FieldNode } from '../fields/form-tree.ts'
import { mostItems } from '../fields/kinds.ts'
import { formatDecimal, formatMoney } from '../numbers/decimal-text.ts'
import { fieldLabel, fieldText } from '../texts/field-text.ts'
import { formMessage, type MessageKey } from '../texts/messages.ts'

/** The sentence for an error: the form's own (`KEY.error.KEYWORD`) or ours for the kind of field. */
export function errorMessage(
  document: FormDocument,
  node: FieldNode | undefined,
  path: string,
  keyword: string,
  language: string,
  value?: unknown,
): string {
  if (!node) {
    const key = keyword === 'unknown' ? 'error.unknown' : 'error.form'
    return formMessage(language, key, { label: path.slice(0, 100) })
  }
  const written = fieldText(document, node.path, `error.${keyword}`, language)
  if (written) return written.text
  return formMessage(language, messageKey(node, keyword, value), {
    label: fieldLabel(document, node.path, language),
    limit: limitOf(node, keyword, language),
    found: typeof value === 'string' || Array.isArray(value) ? value.length : '',
    example: formatDecimal(node.field.decimals ? 2.5 : 12, language, node.field.decimals),
  })
}

function messageKey(node: FieldNode, keyword: string, value: unknown): MessageKey {
  const { kind } = node.field
  if (keyword === 'required') return requiredKeys[kind] ?? 'error.required'
  if (keyword in fixedKeys) return fixedKeys[keyword] ?? 'error.type'
  if (kind === 'date') return 'error.date'
  if (kind === 'confirmation') return 'error.required.confirmation'
  if (kind === 'choice' || (kind === 'choices' && keyword === 'items')) return 'error.option'
  if (kind === 'yesNo') return 'error.required.yesNo'
  const isNumber = kind === 'number' || kind === 'money'
  if (!isNumber) return keyword === 'pattern' ? 'error.pattern' : 'error.type'
  if (keyword === 'multipleOf' && typeof value === 'number') {
    if (kind === 'money') return 'error.money'
    return node.field.decimals ? 'error.decimals' : 'error.whole'
  }
  return kind === 'money' ? 'error.money' : 'error.number'
}

const requiredKeys: { readonly [kind: string]: MessageKey } = {
  text: 'error.required.text',
  longText: 'error.required.text',
  number: 'error.number',
  money: 'error.money',
  date: 'error.date',
  choice: 'error.required.choice',
  choices: 'error.required.choices',
  yesNo: 'error.required.yesNo',
  confirmation: 'error.required.confirmation',
  repeatGroup: 'error.required.repeatGroup',
}

const fixedKeys: { readonly [keyword: string]: MessageKey } = {
  unknown: 'error.unknown',
  hidden: 'error.hidden',
  readOnly: 'error.readOnly',
  minimum: 'error.minimum',
  maximum: 'error.maximum',
  minLength: 'error.minLength',
  maxLength: 'error.maxLength',
  minItems: 'error.minItems',
  maxItems: 'error.maxItems',
  uniqueItems: 'error.uniqueItems',
}

function limitOf(node: FieldNode, keyword: string, language: string): string | number {
  const { field } = node
  if (keyword === 'multipleOf') return field.decimals ?? 0
  if (keyword === 'minLength') return field.minLength ?? 1
  if (keyword === 'maxLength') return field.maxLength ?? (field.kind === 'text' ? 500 : 10_000)
  if (keyword === 'minItems') return field.minItems ?? 1
  if (keyword === 'maxItems') return field.maxItems ?? field.options?.length ?? mostItems
  const limit = (keyword === 'minimum' ? field.minimum : field.maximum) ?? 10 ** 13
  return field.kind === 'money' ? formatMoney(limit, language) : formatDecimal(limit, language)
}
