/** A start tag with its name and `id`, a `<!DOCTYPE`-like declaration, or markup that does not end. */
export type Tag =
  | {
      readonly kind: 'element'
      readonly depth: number
      readonly name: string
      readonly id: string | undefined
    }
  | { readonly kind: 'declaration' }
  | { readonly kind: 'broken' }

/** The start tags of a text in order, found in one pass; stops at the first that does not end. */
export function* startTags(xml: string): Generator<Tag> {
  let depth = 0
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const hidden = hiddenEnd(xml, at)
    if (hidden !== undefined) {
      if (hidden < 0) return yield { kind: 'broken' }
      at = hidden
    } else if (xml.startsWith('<!', at)) {
      return yield { kind: 'declaration' }
    } else {
      const end = tagEnd(xml, at)
      if (end < 0) return yield { kind: 'broken' }
      if (xml.startsWith('</', at)) depth--
      else {
        const tag = xml.slice(at + 1, end)
        yield { kind: 'element', depth: depth + 1, name: /^[^\s/]*/.exec(tag)?.[0] ?? '', id: idOf(tag) }
        if (xml.charAt(end - 1) !== '/') depth++
      }
      at = end + 1
    }
  }
}

/** End of a comment, CDATA section or instruction that starts here; -1 if it has none. */
function hiddenEnd(xml: string, at: number): number | undefined {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at + 4)
  if (xml.startsWith('<![CDATA[', at)) return after(xml, ']]>', at + 9)
  return xml.startsWith('<?', at) ? after(xml, '?>', at + 2) : undefined
}

function after(xml: string, symbol: string, from: number): number {
  const at = xml.indexOf(symbol, from)
  return at < 0 ? -1 : at + symbol.length
}

/** The `>` of a tag; one inside an attribute value does not count. */
function tagEnd(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const char = xml.charAt(at)
    if (char === '>') return at
    if (char === '"' || char === "'") {
      at = xml.indexOf(char, at + 1)
      if (at < 0) return -1
    }
  }
  return -1
}

/** The value of the attribute `id`, walking from `=` to `=` so that values are never read as names. */
function idOf(tag: string): string | undefined {
  for (let at = tag.indexOf('='); at >= 0; ) {
    const nameEnd = skipSpace(tag, at - 1, -1) + 1
    const start = skipSpace(tag, at + 1, 1)
    const quote = tag.charAt(start)
    const end = quote === '"' || quote === "'" ? tag.indexOf(quote, start + 1) : start
    if (/^\sid$/.test(tag.slice(nameEnd - 3, nameEnd))) return tag.slice(start + 1, end)
    at = tag.indexOf('=', Math.max(end, start) + 1)
  }
  return undefined
}

function skipSpace(text: string, from: number, step: 1 | -1): number {
  let at = from
  while (/\s/.test(text.charAt(at))) at += step
  return at
}
