import { JuelProblem } from './juel-ast.ts'

export interface JuelToken {
  readonly kind: 'name' | 'number' | 'string' | 'sign' | 'end'
  /** Of a string: its value. */
  readonly text: string
}

const TOKEN =
  /\s+|(?<name>[A-Za-z_$][\w$]*)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<sign>&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()[\]])/y

/** Cuts the text between `${` and `}` into tokens. */
export function scanJuel(text: string): readonly JuelToken[] {
  const tokens: JuelToken[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const groups = TOKEN.exec(text)?.groups
    if (!groups) throw new JuelProblem(`the character '${text.charAt(at)}'`)
    const { name, number, string, sign } = groups
    if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (string !== undefined) tokens.push({ kind: 'string', text: unquote(string) })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
  }
  return [...tokens, { kind: 'end', text: 'the end' }]
}

function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/gs, '$1')
}
