import { childElements, type XmlElement } from './read-xml.ts'

/**
 * Writes an element as an indented document. Every namespace is declared once, at the top, by the prefix
 * given for it: names inside values (`xsi:type`, references) keep their meaning if the prefixes do.
 */
export function writeXml(root: XmlElement, namespaces: ReadonlyMap<string, string>): string {
  const prefixes = new Map<string, string>()
  for (const [prefix, uri] of namespaces) if (!prefixes.has(uri)) prefixes.set(uri, prefix)
  const attributePrefixes = new Map<string, string>()
  for (const [prefix, uri] of namespaces) {
    if (prefix !== '' && !attributePrefixes.has(uri)) attributePrefixes.set(uri, prefix)
  }
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>']
  const declarations = [...namespaces]
    .map(([prefix, uri]) => ` xmlns${prefix && `:${prefix}`}="${escapeAttribute(uri)}"`)
    .join('')
  const writer: Writer = { lines, prefixes, attributePrefixes }
  write(writer, root, '', declarations)
  return `${lines.join('\n')}\n`
}

interface Writer {
  readonly lines: string[]
  readonly prefixes: ReadonlyMap<string, string>
  readonly attributePrefixes: ReadonlyMap<string, string>
}

function write(writer: Writer, element: XmlElement, indent: string, declarations: string): void {
  const name = qualified(element.local, element.uri, writer.prefixes)
  const attributes = element.attributes
    .map(({ local, uri, value }) => {
      const key = uri === '' ? local : qualified(local, uri, writer.attributePrefixes)
      return ` ${key}="${escapeAttribute(value)}"`
    })
    .join('')
  const start = `${indent}<${name}${declarations}${attributes}`
  const text = element.children.filter((child) => typeof child === 'string').join('')
  const children = childElements(element)
  if (children.length === 0) {
    writer.lines.push(text === '' ? `${start} />` : `${start}>${escapeText(text)}</${name}>`)
    return
  }
  if (text.trim() !== '') {
    const inner: Writer = { ...writer, lines: [] }
    for (const child of element.children) {
      if (typeof child === 'string') inner.lines.push(escapeText(child))
      else write(inner, child, '', '')
    }
    writer.lines.push(`${start}>${inner.lines.join('')}</${name}>`)
    return
  }
  writer.lines.push(`${start}>`)
  for (const child of children) write(writer, child, `${indent}  `, '')
  writer.lines.push(`${indent}</${name}>`)
}

function qualified(local: string, uri: string, prefixes: ReadonlyMap<string, string>): string {
  const prefix = uri === '' ? '' : uri === XML ? 'xml' : (prefixes.get(uri) ?? '')
  return prefix === '' ? local : `${prefix}:${local}`
}

const XML = 'http://www.w3.org/XML/1998/namespace'

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
