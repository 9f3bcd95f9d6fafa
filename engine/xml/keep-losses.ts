import { childElements, namespacesOf, readXml, type XmlAttribute, type XmlElement } from './read-xml.ts'
import { writeXml } from './write-xml.ts'

/**
 * A three-way merge: gives `saved` what a tool cannot hold. `source` is the file that was opened, `untouched`
 * what the tool writes for it when nothing was changed, `saved` what it writes now. What `untouched` lacks was
 * lost by the tool and comes back; what `saved` changed stays changed. Comments are not kept.
 */
export function keepLosses(source: string, untouched: string, saved: string): string {
  const [from, base, to] = [readXml(source), readXml(untouched), readXml(saved)]
  if (!from || !base || !to || from.local !== to.local || isSame(from, base)) return saved
  const namespaces = new Map<string, string>()
  const known = new Set<string>()
  for (const { prefix, uri } of [...namespacesOf(source), ...namespacesOf(saved)]) {
    if (known.has(uri)) continue
    namespaces.set(freePrefix(prefix, namespaces), uri)
    known.add(uri)
  }
  return writeXml(merge(from, base, to), namespaces)
}

function freePrefix(prefix: string, taken: ReadonlyMap<string, string>): string {
  if (!taken.has(prefix)) return prefix
  const name = prefix === '' ? 'ns' : prefix
  let number = 1
  while (taken.has(`${name}${number}`)) number++
  return `${name}${number}`
}

function merge(from: XmlElement, base: XmlElement, to: XmlElement): XmlElement {
  const isTextKept = textOf(base) === textOf(to)
  const text = isTextKept ? textOf(from) : textOf(to)
  const children = mergeChildren(from, base, to)
  // Words between elements stay where they were; indentation is not worth keeping.
  const isMixed = isTextKept && children.length > 0 && text.trim() !== ''
  if (isMixed && isSame(base, to)) return from
  return {
    ...to,
    attributes: mergeAttributes(from, base, to),
    children:
      children.length > 0 && text.trim() === '' ? children : [...(text === '' ? [] : [text]), ...children],
  }
}

function mergeAttributes(from: XmlElement, base: XmlElement, to: XmlElement): readonly XmlAttribute[] {
  const kept = from.attributes.flatMap((attribute) => {
    const before = attributeOf(base, attribute)
    const now = attributeOf(to, attribute)
    return before?.value === now?.value ? [attribute] : (now ?? [])
  })
  const added = to.attributes.filter(
    (attribute) => !attributeOf(from, attribute) && attributeOf(base, attribute)?.value !== attribute.value,
  )
  return [...kept, ...added]
}

function attributeOf(element: XmlElement, { local, uri }: XmlAttribute): XmlAttribute | undefined {
  return element.attributes.find((each) => each.local === local && each.uri === uri)
}

/** Children the tool kept are merged, those it lost come back, those it made up itself go. */
function mergeChildren(from: XmlElement, base: XmlElement, to: XmlElement): readonly XmlElement[] {
  const baseOf = align(childElements(from), childElements(base))
  const nowOf = align(childElements(base), childElements(to))
  const fromOf = inverse(baseOf)
  const beforeOf = inverse(nowOf)
  const results = new Map<XmlElement, XmlElement>()
  const original = childElements(from).filter((child) => {
    const before = baseOf.get(child)
    const now = before && nowOf.get(before)
    if (before && !now) return false
    results.set(child, before && now ? merge(child, before, now) : child)
    return true
  })
  const current = childElements(to).flatMap((child) => {
    const before = beforeOf.get(child)
    const source = before && fromOf.get(before)
    if (!source && before && isSame(before, child)) return []
    if (source) return [source]
    results.set(child, child)
    return [child]
  })
  const shared = (list: readonly XmlElement[]) => list.filter((child) => baseOf.has(child))
  const isReordered = isMoved([...nowOf.values()], childElements(to))
  const [first, second] = isReordered ? [current, original] : [original, current]
  return weave(first, second, shared(second)).flatMap((child) => results.get(child) ?? [])
}

/** Whether what was kept stands in another order now. */
function isMoved(kept: readonly XmlElement[], now: readonly XmlElement[]): boolean {
  const places = new Map(now.map((child, index) => [child, index]))
  const order = kept.map((child) => places.get(child) ?? 0)
  return order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0))
}

/** The first list with what only the second has, each after what precedes it there. */
function weave(
  first: readonly XmlElement[],
  second: readonly XmlElement[],
  shared: readonly XmlElement[],
): readonly XmlElement[] {
  const isShared = new Set(shared)
  const known = new Set(first)
  const after = new Map<XmlElement | undefined, XmlElement[]>()
  let anchor: XmlElement | undefined
  for (const child of second) {
    if (known.has(child) || isShared.has(child)) anchor = child
    else after.set(anchor, [...(after.get(anchor) ?? []), child])
  }
  return [...(after.get(undefined) ?? []), ...first.flatMap((child) => [child, ...(after.get(child) ?? [])])]
}

/** Which child of one list is which of the other: by name and id, by name and text, then by name and place. */
function align(
  left: readonly XmlElement[],
  right: readonly XmlElement[],
): ReadonlyMap<XmlElement, XmlElement> {
  const pairs = new Map<XmlElement, XmlElement>()
  const taken = new Set<XmlElement>()
  for (const keyOf of [exactKey, nameKey]) {
    const free = new Map<string, XmlElement[]>()
    for (const child of right) {
      const key = taken.has(child) ? undefined : keyOf(child)
      if (key === undefined) continue
      const same = free.get(key)
      if (same) same.push(child)
      else free.set(key, [child])
    }
    for (const child of left) {
      const key = pairs.has(child) ? undefined : keyOf(child)
      const match = key === undefined ? undefined : free.get(key)?.shift()
      if (!match) continue
      pairs.set(child, match)
      taken.add(match)
    }
  }
  return new Map(left.flatMap((child) => (pairs.has(child) ? [[child, pairs.get(child) ?? child]] : [])))
}

function exactKey(element: XmlElement): string {
  const id = idOf(element)
  return id === undefined
    ? `${nameOf(element)} ${childElements(element).length === 0 ? textOf(element).trim() : ''}`
    : `${nameOf(element)}#${id}`
}

/** Elements with different ids are never the same. */
function nameKey(element: XmlElement): string | undefined {
  return idOf(element) === undefined ? nameOf(element) : undefined
}

const nameOf = ({ uri, local }: XmlElement): string => `{${uri}}${local}`
const idOf = ({ attributes }: XmlElement): string | undefined =>
  attributes.find(({ name }) => name === 'id')?.value

function textOf(element: XmlElement): string {
  const text = element.children.filter((child) => typeof child === 'string').join('')
  return childElements(element).length > 0 && text.trim() === '' ? '' : text
}

function inverse<T>(map: ReadonlyMap<T, T>): ReadonlyMap<T, T> {
  return new Map([...map].map(([key, value]) => [value, key]))
}

function isSame(a: XmlElement, b: XmlElement): boolean {
  if (nameOf(a) !== nameOf(b) || textOf(a) !== textOf(b)) return false
  if (a.attributes.length !== b.attributes.length) return false
  if (!a.attributes.every((each) => attributeOf(b, each)?.value === each.value)) return false
  const [left, right] = [childElements(a), childElements(b)]
  return left.length === right.length && left.every((child, index) => isSame(child, right[index] ?? child))
}
