import type { Condition, Field, FormDocument, Page, Rule } from '../document.ts'

/** A field with everything the form says about it, looked up once. */
export interface FieldNode {
  readonly field: Field
  /** Keys joined by `.`, without item numbers. */
  readonly path: string
  /** Paths of the repeat groups around the field, outermost first. */
  readonly repeats: readonly string[]
  readonly children: readonly FieldNode[]
  /** The field is shown while this holds; absent: always. */
  readonly showIf?: Condition
  /** The field is required while one of these holds. */
  readonly requireIf: readonly Condition[]
  readonly pageId: string
}

export interface FormTree {
  /** Top-level fields in the order a person meets them: page by page. */
  readonly nodes: readonly FieldNode[]
  readonly byPath: ReadonlyMap<string, FieldNode>
  readonly pages: readonly Page[]
  readonly messages: readonly Rule[]
}

const trees = new WeakMap<FormDocument, FormTree>()

/** The form as a tree in reading order. Fields that stand on no page are not part of it. */
export function formTree(document: FormDocument): FormTree {
  const known = trees.get(document)
  if (known) return known
  const byPath = new Map<string, FieldNode>()
  const fields = new Map(document.fields.map((field) => [field.key, field]))
  const pages = pagesOf(document)
  const nodes: FieldNode[] = []
  for (const page of pages) {
    for (const key of page.fields) {
      const field = fields.get(key)
      if (!field || byPath.has(key)) continue
      nodes.push(nodeOf(document, byPath, field, '', [], page))
    }
  }
  const messages = document.rules.filter((rule) => rule.then === 'message')
  const tree = { nodes, byPath, pages, messages }
  trees.set(document, tree)
  return tree
}

/** A form without pages is one page with all its fields. */
export function pagesOf(document: FormDocument): readonly Page[] {
  if (document.pages.length > 0) return document.pages
  return [{ id: 'page', fields: document.fields.map((field) => field.key) }]
}

function nodeOf(
  document: FormDocument,
  byPath: Map<string, FieldNode>,
  field: Field,
  prefix: string,
  repeats: readonly string[],
  page: Page,
): FieldNode {
  const path = prefix === '' ? field.key : `${prefix}.${field.key}`
  const inner = field.kind === 'repeatGroup' ? [...repeats, path] : repeats
  const targeted = document.rules.filter((rule) => rule.targets.includes(path))
  const shows = targeted.filter((rule) => rule.then === 'show').map((rule) => rule.when)
  const pageIf = prefix === '' ? page.showIf : undefined
  const showIf = all([...(pageIf ? [pageIf] : []), ...(shows.length > 0 ? [any(shows)] : [])])
  const node: FieldNode = {
    field,
    path,
    repeats,
    children: (field.fields ?? []).map((child) => nodeOf(document, byPath, child, path, inner, page)),
    ...(showIf ? { showIf } : {}),
    requireIf: targeted.filter((rule) => rule.then === 'require').map((rule) => rule.when),
    pageId: page.id,
  }
  byPath.set(path, node)
  return node
}

function all(conditions: readonly Condition[]): Condition | undefined {
  return conditions.length > 1 ? { op: 'and', of: conditions } : conditions[0]
}

function any(conditions: readonly Condition[]): Condition {
  const [only] = conditions
  return conditions.length === 1 && only ? only : { op: 'or', of: conditions }
}
