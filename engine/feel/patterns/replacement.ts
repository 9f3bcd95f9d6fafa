/**
 * Splits a replacement into texts and group numbers: `$1` is a group, `\$` a dollar, `\\` a backslash
 * (XPath fn:replace). A group the pattern lacks is empty. Undefined if it is none.
 */
export function parseReplacement(
  replacement: string,
  groups: number,
): readonly (string | number)[] | undefined {
  const parts: (string | number)[] = []
  let text = ''
  for (let at = 0; at < replacement.length; at++) {
    const char = replacement.charAt(at)
    if (char === '\\') {
      const next = replacement.charAt(++at)
      if (next !== '\\' && next !== '$') return undefined
      text += next
    } else if (char === '$') {
      let digits = /^\d+/.exec(replacement.slice(at + 1, at + 10))?.[0] ?? ''
      if (!digits) return undefined
      while (digits.length > 1 && Number(digits) > groups) digits = digits.slice(0, -1)
      if (text) parts.push(text)
      text = ''
      if (Number(digits) <= groups) parts.push(Number(digits))
      at += digits.length
    } else text += char
  }
  return text ? [...parts, text] : parts
}
