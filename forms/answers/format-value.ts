import { formatDate } from '../dates/date-text.ts'
import type { Field, FormDocument } from '../document.ts'
import { isEmpty } from '../fields/answers.ts'
import { formatDecimal, formatMoney } from '../numbers/decimal-text.ts'
import { optionLabel } from '../texts/field-text.ts'
import { formMessage } from '../texts/messages.ts'

/** A stored value in words, for check-answers, print, letters and case view. */
export function formatValue(
  document: FormDocument,
  field: Field,
  path: string,
  value: unknown,
  language: string,
): string {
  if (isEmpty(value)) return formMessage(language, 'value.none')
  switch (field.kind) {
    case 'yesNo':
      return formMessage(language, value === true ? 'value.yes' : 'value.no')
    case 'confirmation':
      return formMessage(language, value === true ? 'value.confirmed' : 'value.no')
    case 'choice':
      return optionLabel(document, path, String(value), language)
    case 'choices':
      return Array.isArray(value)
        ? value.map((option) => optionLabel(document, path, String(option), language)).join(', ')
        : String(value)
    case 'money':
      return typeof value === 'number' ? formatMoney(value, language) : String(value)
    case 'number':
      return typeof value === 'number' ? formatDecimal(value, language, field.decimals) : String(value)
    case 'date':
      return formatDate(String(value), language)
    default:
      return String(value)
  }
}
