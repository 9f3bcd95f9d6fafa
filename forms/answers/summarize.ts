import type { FormDocument } from '../document.ts'
import { own } from '../fields/answers.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { kinds } from '../fields/kinds.ts'
import { fieldLabel, pageTitle } from '../texts/field-text.ts'
import { formMessage } from '../texts/messages.ts'
import { formatValue } from './format-value.ts'
import { reachForm } from './reach.ts'

export interface SummaryPage {
  readonly pageId: string
  readonly pageTitle: string
  readonly rows: readonly SummaryRow[]
}

export interface SummaryRow {
  readonly path: string
  readonly label: string
  readonly value: string
  /** Name of the group or item the row belongs to, for example "Person 2". */
  readonly group?: string
}

/** Every shown question with its answer, page by page: exactly what will be sent, nothing hidden (§ 36a Abs. 2b SGB I). */
export function summarize(document: FormDocument, data: unknown, language: string): SummaryPage[] {
  const { visible, answers, pages } = reachForm(document, data)
  const { nodes } = formTree(document)
  return pages
    .map((pageId) => ({
      pageId,
      pageTitle: pageTitle(document, pageId, language),
      rows: rowsOf(
        nodes.filter((node) => node.pageId === pageId),
        answers,
        '',
      ),
    }))
    .filter((page) => page.rows.length > 0)

  function rowsOf(level: readonly FieldNode[], source: unknown, at: string, group?: string): SummaryRow[] {
    return level.flatMap((node) => {
      const { field } = node
      const path = at === '' ? field.key : `${at}.${field.key}`
      if (!visible.has(path)) return []
      const label = fieldLabel(document, node.path, language)
      const value = own(source, field.key)
      switch (kinds[field.kind].holds) {
        case 'nothing':
          return []
        case 'group':
          return rowsOf(node.children, value, path, label)
        case 'items':
          return itemRows(node, value, path, label)
        default: {
          const text = formatValue(document, field, node.path, value, language)
          return [{ path, label, value: text, ...(group ? { group } : {}) }]
        }
      }
    })
  }

  function itemRows(node: FieldNode, value: unknown, path: string, label: string): SummaryRow[] {
    if (!Array.isArray(value)) return [{ path, label, value: formMessage(language, 'value.none') }]
    return value.flatMap((item: unknown, index) => {
      const name = formMessage(language, 'item.name', { label, number: index + 1 })
      return rowsOf(node.children, item, `${path}.${index}`, name)
    })
  }
}
