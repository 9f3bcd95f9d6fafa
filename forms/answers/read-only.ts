import type { Json } from '../../engine/json.ts'
import type { FormDocument } from '../document.ts'
import { type Answers, isEmpty, isRecord, own } from '../fields/answers.ts'
import { type FieldNode, formTree } from '../fields/form-tree.ts'
import { sameJson } from './same-json.ts'

export interface ReadOnlyMerge {
  /** The answers with every read-only field at its current value. */
  readonly data: { readonly [key: string]: unknown }
  /** Read-only fields that came back with another value than the current one. */
  readonly changed: readonly string[]
  /** Takes the read-only fields out again: they are not the person's to write. */
  readonly strip: (answers: Answers) => Answers
}

/** Puts the current values of read-only fields into the answers: conditions see them, nobody changes them. */
export function withReadOnly(document: FormDocument, data: unknown, current: unknown): ReadOnlyMerge {
  const { nodes } = formTree(document)
  if (!hasReadOnly(nodes))
    return { data: isRecord(data) ? data : {}, changed: [], strip: (answers) => answers }
  const changed: string[] = []
  const merged = merge(nodes, data, current, '')
  return { data: merged, changed, strip: (answers) => strip(nodes, answers) }

  function merge(at: readonly FieldNode[], sent: unknown, shown: unknown, prefix: string) {
    const result: { [key: string]: unknown } = isRecord(sent) ? { ...sent } : {}
    for (const node of at) {
      const { key } = node.field
      const path = prefix === '' ? key : `${prefix}.${key}`
      const [mine, theirs] = [own(sent, key), own(shown, key)]
      if (node.field.readOnly) {
        if (mine !== undefined && !(isEmpty(mine) && isEmpty(theirs)) && !sameJson(mine, theirs))
          changed.push(path)
        if (theirs === undefined) delete result[key]
        else result[key] = theirs
      } else if (
        node.field.kind === 'group' &&
        (mine === undefined || isRecord(mine)) &&
        hasReadOnly([node])
      ) {
        result[key] = merge(node.children, mine, theirs, path)
      } else if (Array.isArray(mine) && hasReadOnly([node])) {
        result[key] = mine.map((item: unknown, index) =>
          isRecord(item)
            ? merge(
                node.children,
                item,
                Array.isArray(theirs) ? theirs[index] : undefined,
                `${path}.${index}`,
              )
            : item,
        )
      }
    }
    return result
  }
}

function hasReadOnly(nodes: readonly FieldNode[]): boolean {
  return nodes.some((node) => node.field.readOnly === true || hasReadOnly(node.children))
}

function strip(nodes: readonly FieldNode[], answers: Answers): Answers {
  const kept: [string, Json][] = []
  for (const [key, value] of Object.entries(answers)) {
    const node = nodes.find((candidate) => candidate.field.key === key)
    if (node?.field.readOnly) continue
    if (node && isAnswers(value)) kept.push([key, strip(node.children, value)])
    else if (node && node.children.length > 0 && Array.isArray(value)) {
      kept.push([key, value.map((item: Json) => (isAnswers(item) ? strip(node.children, item) : item))])
    } else kept.push([key, value])
  }
  return Object.fromEntries(kept)
}

function isAnswers(value: Json): value is Answers {
  return isRecord(value)
}
