import { conditionFields } from '../conditions/condition-fields.ts'
import { conditionSchema } from '../conditions/condition-schema.ts'
import type { Condition, FormDocument, JsonSchema } from '../document.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { kinds, mostItems } from '../fields/kinds.ts'
import { fieldLabel, fieldText, findText, optionLabel } from '../texts/field-text.ts'

/**
 * The form as one JSON Schema 2020-12 that stands alone. Every question is declared in its object;
 * a conditional one is required or forbidden by an `if`/`then`/`else` of the `allOf`, so the verdict is that of
 * `validateAnswers`. A shown group is always there, empty if nothing in it is answered.
 */
export function generateSchema(document: FormDocument): JsonSchema {
  return buildSchema(document, { patterns: true })
}

/** `patterns: false` leaves the form's own patterns out: their matching is not left to backtracking. */
export function buildSchema(document: FormDocument, options: { patterns: boolean }): JsonSchema {
  const tree = formTree(document)
  const rules = new Map<string, JsonSchema[]>()
  const addRule = (base: string, rule: JsonSchema) => rules.set(base, [...(rules.get(base) ?? []), rule])

  for (const node of tree.byPath.values()) {
    if (kinds[node.field.kind].holds === 'nothing') continue
    if (node.showIf) addRule(...showRule(node, node.showIf))
    if (node.field.readOnly) continue
    for (const when of node.requireIf) addRule(...requireRule(node, when))
  }
  for (const rule of tree.messages) {
    const base = repeatOf(tree.byPath, rule.when)
    addRule(base, { if: conditionSchema(rule.when, base), then: false })
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: findText(document, 'de', 'form.title')?.text ?? document.id,
    ...objectSchema(tree.nodes, ''),
  }

  /** Rules stand at the form ('') or at the item of a repeat group, never at a plain group. */
  function objectSchema(nodes: readonly FieldNode[], base?: string): JsonSchema {
    const stored = nodes.filter((node) => kinds[node.field.kind].holds !== 'nothing')
    const required = stored.filter((node) => !node.showIf && always(node)).map((node) => node.field.key)
    const own = base === undefined ? [] : (rules.get(base) ?? [])
    return {
      type: 'object',
      properties: Object.fromEntries(stored.map((node) => [node.field.key, fieldSchema(node)])),
      ...(required.length > 0 ? { required } : {}),
      ...(own.length > 0 ? { allOf: own } : {}),
      unevaluatedProperties: false,
    }
  }

  function fieldSchema(node: FieldNode): JsonSchema {
    const { field, path } = node
    const hint = fieldText(document, path, 'hint', 'de')?.text
    const words = {
      title: fieldLabel(document, path, 'de'),
      ...(hint ? { description: hint } : {}),
      ...(field.readOnly ? { readOnly: true } : {}),
    }
    if (kinds[field.kind].holds === 'group') {
      return { ...words, ...objectSchema(node.children) }
    }
    if (kinds[field.kind].holds === 'items') {
      return {
        ...words,
        type: 'array',
        items: objectSchema(node.children, path),
        minItems: Math.max(1, field.minItems ?? 1),
        maxItems: field.maxItems ?? mostItems,
      }
    }
    const schema = kinds[field.kind].schema?.(field, (option) => optionLabel(document, path, option, 'de'))
    const { pattern, ...rest } = schema ?? {}
    const keep = options.patterns || field.pattern === undefined
    return { ...words, ...rest, ...(pattern !== undefined && keep ? { pattern } : {}) }
  }

  function showRule(node: FieldNode, when: Condition): [string, JsonSchema] {
    const base = repeatOf(tree.byPath, when)
    const then = always(node) ? { then: inside(node, base, { required: [node.field.key] }) } : {}
    const hidden = inside(node, base, { properties: { [node.field.key]: false } })
    return [base, { if: conditionSchema(when, base), ...then, else: hidden }]
  }

  function requireRule(node: FieldNode, when: Condition): [string, JsonSchema] {
    const needed = { required: [node.field.key] }
    const whenBase = repeatOf(tree.byPath, when)
    if (!node.showIf) {
      return [whenBase, { if: conditionSchema(when, whenBase), then: inside(node, whenBase, needed) }]
    }
    const showBase = repeatOf(tree.byPath, node.showIf)
    const [outer, inner] =
      showBase.length <= whenBase.length
        ? [
            { when: node.showIf, base: showBase },
            { when, base: whenBase },
          ]
        : [
            { when, base: whenBase },
            { when: node.showIf, base: showBase },
          ]
    const nested = { if: conditionSchema(inner.when, inner.base), then: inside(node, inner.base, needed) }
    const placed = inner.base === outer.base ? nested : intoItems(inner.base, outer.base, nested)
    return [outer.base, { if: conditionSchema(outer.when, outer.base), then: placed }]
  }

  /** The schema put at the object that holds the node, seen from the form (or item) `base`. */
  function inside(node: FieldNode, base: string, schema: JsonSchema): JsonSchema {
    const holder = node.path.includes('.') ? node.path.slice(0, node.path.lastIndexOf('.')) : ''
    return holder === base ? schema : intoItems(holder, base, schema)
  }

  function intoItems(path: string, base: string, schema: JsonSchema): JsonSchema {
    const keys = (base === '' ? path : path.slice(base.length + 1)).split('.')
    let result = schema
    for (let at = keys.length - 1; at >= 0; at -= 1) {
      const here = [...(base === '' ? [] : [base]), ...keys.slice(0, at + 1)].join('.')
      const isItems = tree.byPath.get(here)?.field.kind === 'repeatGroup'
      result = { properties: { [keys[at] ?? '']: isItems ? { items: result } : result } }
    }
    return result
  }
}

/** Required, or a group: shown groups are always there. */
function always(node: FieldNode): boolean {
  if (node.field.kind === 'group') return true
  return node.field.required === true && node.field.readOnly !== true
}

/** Path of the innermost repeat group whose item the condition reads; '' when it reads none. */
export function repeatOf(byPath: ReadonlyMap<string, FieldNode>, condition: Condition): string {
  return conditionFields(condition)
    .map((path) => byPath.get(path)?.repeats.at(-1) ?? '')
    .reduce((deepest, path) => (path.length > deepest.length ? path : deepest), '')
}
