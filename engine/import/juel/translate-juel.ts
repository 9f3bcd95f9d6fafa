import { compileExpression } from '../../feel/index.ts'
import { quote } from './feel-text.ts'
import { JuelProblem } from './juel-ast.ts'
import { parseJuel } from './parse-juel.ts'
import { writeFeel } from './write-feel.ts'

/** A value as our dialect writes it (`=` begins FEEL), or what stood in the way. */
export type Translation =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string }

/** Whether a text holds JUEL. */
export function hasJuel(text: string): boolean {
  return /(?<!\\)[$#]\{/.test(text)
}

/**
 * Translates a value of a Camunda 7 model: a plain text, one `${…}` or `#{…}`, or text with several.
 * What is not there when it is evaluated counts as an empty text inside others, as in JUEL.
 */
export function translateJuel(text: string): Translation {
  if (!hasJuel(text)) {
    const plain = text.replace(/\\([$#]\{)/g, '$1')
    return { ok: true, text: plain.startsWith('=') ? `=${quote(plain)}` : plain }
  }
  try {
    const feel = feelOf(split(text.trim()))
    const [finding] = compileExpression(feel).findings
    if (finding) return { ok: false, problem: `'${feel.slice(0, 80)}', which cannot be read as FEEL` }
    return { ok: true, text: `=${feel}` }
  } catch (cause) {
    if (cause instanceof JuelProblem) return { ok: false, problem: cause.message }
    throw cause
  }
}

type Part = { readonly expression: string } | { readonly plain: string }

function feelOf(parts: readonly Part[]): string {
  const [only] = parts
  if (parts.length === 1 && only && 'expression' in only) return writeFeel(parseJuel(only.expression)).text
  const texts = parts.map((part) =>
    'plain' in part ? quote(part.plain) : `string(${writeFeel(parseJuel(part.expression)).text})`,
  )
  return `string join([${texts.join(', ')}])`
}

/** Cuts a text into what stands between braces and what stands around them. */
function split(text: string): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  let plain = ''
  while (at < text.length) {
    if (text.startsWith('\\$', at) || text.startsWith('\\#', at)) {
      plain += text.charAt(at + 1)
      at += 2
    } else if (text.startsWith('${', at) || text.startsWith('#{', at)) {
      const end = closingBrace(text, at + 2)
      if (plain !== '') parts.push({ plain })
      plain = ''
      parts.push({ expression: text.slice(at + 2, end) })
      at = end + 1
    } else plain += text.charAt(at++)
  }
  return plain === '' ? parts : [...parts, { plain }]
}

/** Where the expression ends that begins at `from`; braces inside quotes do not count. */
function closingBrace(text: string, from: number): number {
  let quoted = ''
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at)
    if (quoted !== '') {
      if (char === '\\') at++
      else if (char === quoted) quoted = ''
    } else if (char === "'" || char === '"') quoted = char
    else if (char === '}') return at
  }
  throw new JuelProblem('no closing brace')
}
