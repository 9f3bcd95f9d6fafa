/** An element of a well-formed XML text, names resolved to their namespaces. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string
  readonly local: string
  readonly uri: string
  readonly attributes: readonly XmlAttribute[]
  /** Elements and texts in order; CDATA is text, comments and instructions are left out. */
  readonly children: readonly (XmlElement | string)[]
}

export interface XmlAttribute {
  readonly name: string
  readonly local: string
  readonly uri: string
  readonly value: string
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
interface Open {
  readonly element: Mutable<XmlElement> & { readonly children: (XmlElement | string)[] }
  readonly namespaces: ReadonlyMap<string, string>
}

const XML = 'http://www.w3.org/XML/1998/namespace'
const TOKENS =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/[^>]*>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+/g
const ATTRIBUTES = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The namespaces a text declares, in order, each with the prefix (empty for the default) it is first given. */
export function namespacesOf(xml: string): readonly { readonly prefix: string; readonly uri: string }[] {
  const found = new Map<string, string>()
  for (const [, , , attributes = ''] of xml.matchAll(TOKENS)) {
    if (!attributes.includes('xmlns')) continue
    for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTES)) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
      const uri = decodeXml(double ?? single ?? '')
      if (!found.has(uri)) found.set(uri, key.slice(6))
    }
  }
  return [...found].map(([uri, prefix]) => ({ prefix, uri }))
}

/** Reads a text that a parser has accepted as well-formed. Namespace declarations are no attributes. */
export function readXml(xml: string): XmlElement | undefined {
  const root: Open = { element: blank(), namespaces: new Map([['xml', XML]]) }
  const open: Open[] = [root]
  for (const [token, cdata, name, attributes = '', end] of xml.matchAll(TOKENS)) {
    const top = open.at(-1) ?? root
    if (cdata !== undefined) addText(top, cdata)
    else if (name !== undefined) {
      const next = begin(name, attributes, top)
      top.element.children.push(next.element)
      if (!end) open.push(next)
    } else if (token.startsWith('</')) open.pop()
    else if (!token.startsWith('<')) addText(top, decodeXml(token))
  }
  return root.element.children.find((child) => typeof child !== 'string')
}

/** The elements inside an element. */
export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string')
}

function begin(name: string, text: string, parent: Open): Open {
  const written = [...text.matchAll(ATTRIBUTES)].map(([, key = '', double, single]) => ({
    key,
    value: decodeXml(double ?? single ?? ''),
  }))
  const declared = written.filter(({ key }) => key === 'xmlns' || key.startsWith('xmlns:'))
  const namespaces =
    declared.length === 0
      ? parent.namespaces
      : new Map([...parent.namespaces, ...declared.map(({ key, value }) => [key.slice(6), value] as const)])
  const attributes = written
    .filter(({ key }) => key !== 'xmlns' && !key.startsWith('xmlns:'))
    .map(({ key, value }) => ({ name: key, ...resolve(key, namespaces, ''), value }))
  const element = {
    name,
    ...resolve(name, namespaces, namespaces.get('') ?? ''),
    attributes,
    children: [],
  }
  return { element, namespaces }
}

function resolve(
  name: string,
  namespaces: ReadonlyMap<string, string>,
  unprefixed: string,
): { readonly local: string; readonly uri: string } {
  const colon = name.indexOf(':')
  if (colon < 0) return { local: name, uri: unprefixed }
  const prefix = name.slice(0, colon)
  return { local: name.slice(colon + 1), uri: namespaces.get(prefix) ?? prefix }
}

function addText({ element }: Open, text: string): void {
  const last = element.children.at(-1)
  if (typeof last === 'string') element.children[element.children.length - 1] = last + text
  else element.children.push(text)
}

function blank(): Open['element'] {
  return { name: '', local: '', uri: '', attributes: [], children: [] }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Character and predefined entity references become characters. */
function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) => {
    if (!number) return ENTITIES.get(name) ?? whole
    const code = Number.parseInt(name, number === '#x' ? 16 : 10)
    return Number.isNaN(code) || code > 0x10ffff ? whole : String.fromCodePoint(code)
  })
}
