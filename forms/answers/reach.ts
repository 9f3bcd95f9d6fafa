import type { Json } from '../../engine/json.ts'
import { evaluateCondition, type ItemNumbers } from '../conditions/evaluate-condition.ts'
import type { FormDocument } from '../document.ts'
import { type Answers, isEmpty, isRecord, own } from '../fields/answers.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { kinds } from '../fields/kinds.ts'

/** What of a form a person gets to see with these answers, and the answers that count. */
export interface Reach {
  /** Paths with item numbers, for example `persons.0.name`. */
  readonly visible: ReadonlySet<string>
  readonly required: ReadonlySet<string>
  /** Only visible fields, text trimmed, blanks left out. */
  readonly answers: Answers
  /** Ids of the pages that are shown. */
  readonly pages: readonly string[]
}

type Draft = { [key: string]: Json }

/**
 * Walks the form in reading order. A condition sees only answers that count themselves: the answer of a
 * hidden question hides everything that hangs on it.
 */
export function reachForm(document: FormDocument, data: unknown): Reach {
  const tree = formTree(document)
  const visible = new Set<string>()
  const required = new Set<string>()
  const root: Draft = {}
  walk(tree.nodes, data, root, '', {})
  const shown = new Set(tree.nodes.filter((node) => visible.has(node.path)).map((node) => node.pageId))
  const pages = tree.pages
    .filter((page) => shown.has(page.id) || (page.fields.length === 0 && holds(page.showIf, {})))
    .map((page) => page.id)
  return { visible, required, answers: root, pages }

  function holds(condition: FieldNode['showIf'], items: ItemNumbers): boolean {
    return condition === undefined || evaluateCondition(condition, root, items)
  }

  function walk(
    nodes: readonly FieldNode[],
    source: unknown,
    target: Draft,
    at: string,
    items: ItemNumbers,
  ): void {
    for (const node of nodes) {
      if (!holds(node.showIf, items)) continue
      const { field } = node
      const path = at === '' ? field.key : `${at}.${field.key}`
      visible.add(path)
      const needed = field.required === true || node.requireIf.some((condition) => holds(condition, items))
      if (needed && !field.readOnly) required.add(path)
      enter(node, own(source, field.key), target, path, items)
    }
  }

  function enter(node: FieldNode, value: unknown, target: Draft, path: string, items: ItemNumbers): void {
    const { key } = node.field
    switch (kinds[node.field.kind].holds) {
      case 'nothing':
        return
      case 'group': {
        const inner: Draft = {}
        put(target, key, inner)
        walk(node.children, value, inner, path, items)
        return
      }
      case 'items': {
        if (!Array.isArray(value) || value.length === 0) return
        const list: Draft[] = []
        put(target, key, list)
        value.forEach((item: unknown, index) => {
          const inner: Draft = {}
          list.push(inner)
          walk(node.children, isRecord(item) ? item : {}, inner, `${path}.${index}`, {
            ...items,
            [node.path]: index,
          })
        })
        return
      }
      case 'value':
        if (!isEmpty(value)) put(target, key, tidy(value))
    }
  }
}

/** Own property, whatever the key: never the prototype setter. */
function put(target: Draft, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
}

function tidy(value: unknown): Json {
  return (typeof value === 'string' ? value.trim() : value) as Json
}
