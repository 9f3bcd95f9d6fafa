import { childElements, readXml, type XmlElement } from '../../engine/xml/read-xml.ts'

/**
 * Where two XML texts differ, attribute by attribute and element by element in order. Prefixes, comments and
 * white space between elements do not count.
 */
export function differences(expected: string, found: string): readonly string[] {
  const left = readXml(expected)
  const right = readXml(found)
  if (!left || !right) return ['one of the texts has no element']
  const open = [{ left, right, path: '' }]
  const different: string[] = []
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const path = `${pair.path}/${pair.left.local}`
    const problems = [...ownDifferences(pair.left, pair.right)].map((problem) => `${path}: ${problem}`)
    different.push(...problems)
    const [children, others] = [childElements(pair.left), childElements(pair.right)]
    if (children.length !== others.length) {
      different.push(`${path}: ${names(children)} became ${names(others)}`)
      continue
    }
    for (const [index, child] of children.entries()) {
      const other = others[index]
      if (other) open.push({ left: child, right: other, path })
    }
  }
  return different
}

function* ownDifferences(left: XmlElement, right: XmlElement): Iterable<string> {
  if (left.uri !== right.uri || left.local !== right.local) {
    yield `{${left.uri}}${left.local} became {${right.uri}}${right.local}`
    return
  }
  const values = (element: XmlElement) =>
    new Map(element.attributes.map(({ uri, local, value }) => [`{${uri}}${local}`, value]))
  const [before, after] = [values(left), values(right)]
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(name) !== after.get(name)) {
      yield `${name} ${quoted(before.get(name))} became ${quoted(after.get(name))}`
    }
  }
  if (textOf(left) !== textOf(right)) yield `${quoted(textOf(left))} became ${quoted(textOf(right))}`
}

function textOf(element: XmlElement): string {
  const text = element.children.filter((child) => typeof child === 'string').join('')
  return childElements(element).length > 0 ? text.trim() : text
}

const quoted = (text: string | undefined): string => (text === undefined ? 'nothing' : `'${text}'`)
const names = (elements: readonly XmlElement[]): string => elements.map((element) => element.local).join(', ')
