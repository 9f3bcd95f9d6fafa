import { type BinaryOp, type Juel, JuelProblem } from './juel-ast.ts'
import { type JuelToken, scanJuel } from './scan-juel.ts'

const MAX_LENGTH = 5_000
const MAX_DEPTH = 100

/** The operators of each level, loosest first, each with what it means (JSR 245 § 1.12 and § 1.13). */
const LEVELS: readonly { readonly [sign: string]: BinaryOp }[] = [
  { '||': 'or', or: 'or' },
  { '&&': 'and', and: 'and' },
  { '==': '=', eq: '=', '!=': '!=', ne: '!=' },
  { '<': '<', lt: '<', '<=': '<=', le: '<=', '>': '>', gt: '>', '>=': '>=', ge: '>=' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/', div: '/', '%': 'modulo', mod: 'modulo' },
]

const PREFIXES: { readonly [sign: string]: 'not' | 'minus' | 'empty' } = {
  '!': 'not',
  not: 'not',
  '-': 'minus',
  empty: 'empty',
}

/** Reads one JUEL expression, without its braces. */
export function parseJuel(text: string): Juel {
  if (text.length > MAX_LENGTH) throw new JuelProblem(`more than ${MAX_LENGTH} characters`)
  const parser = new Parser(scanJuel(text))
  const expression = parser.choice()
  parser.expectEnd()
  return expression
}

class Parser {
  readonly #tokens: readonly JuelToken[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly JuelToken[]) {
    this.#tokens = tokens
  }

  choice(): Juel {
    if (++this.#depth > MAX_DEPTH) throw new JuelProblem(`more than ${MAX_DEPTH} levels`)
    const condition = this.#binary(0)
    const result = this.#takes('?') ? this.#branches(condition) : condition
    this.#depth--
    return result
  }

  expectEnd(): void {
    if (this.#next.kind !== 'end') throw unexpected(this.#next)
  }

  #branches(condition: Juel): Juel {
    const yes = this.choice()
    this.#expect(':')
    return { kind: 'choice', condition, yes, no: this.choice() }
  }

  #binary(level: number): Juel {
    const ops = LEVELS[level]
    if (!ops) return this.#unary()
    let left = this.#binary(level + 1)
    for (let op = this.#operator(ops); op; op = this.#operator(ops)) {
      left = { kind: 'binary', op, left, right: this.#binary(level + 1) }
    }
    return left
  }

  #operator(ops: { readonly [sign: string]: BinaryOp }): BinaryOp | undefined {
    const { kind, text } = this.#next
    if (kind !== 'sign' && kind !== 'name') return undefined
    const op = Object.hasOwn(ops, text) ? ops[text] : undefined
    if (op) this.#at++
    return op
  }

  #unary(): Juel {
    const prefixes: ('not' | 'minus' | 'empty')[] = []
    for (let prefix = this.#prefix(); prefix; prefix = this.#prefix()) prefixes.push(prefix)
    if (prefixes.length > MAX_DEPTH) throw new JuelProblem(`more than ${MAX_DEPTH} levels`)
    return prefixes.reduceRight<Juel>((of, kind) => ({ kind, of }), this.#postfix())
  }

  #prefix(): 'not' | 'minus' | 'empty' | undefined {
    const { kind, text } = this.#next
    if (kind !== 'sign' && kind !== 'name') return undefined
    const prefix = Object.hasOwn(PREFIXES, text) ? PREFIXES[text] : undefined
    if (prefix) this.#at++
    return prefix
  }

  #postfix(): Juel {
    let of = this.#primary()
    for (;;) {
      if (this.#takes('.')) {
        const name = this.#name()
        of = this.#takes('(')
          ? { kind: 'call', of, name, args: this.#args() }
          : { kind: 'property', of, name }
      } else if (this.#takes('[')) {
        const index = this.choice()
        this.#expect(']')
        of = { kind: 'index', of, index }
      } else return of
    }
  }

  #primary(): Juel {
    const token = this.#next
    this.#at++
    if (token.kind === 'number') return { kind: 'number', text: token.text }
    if (token.kind === 'string') return { kind: 'string', value: token.text }
    if (token.kind === 'name') return this.#named(token.text)
    if (token.kind !== 'sign' || token.text !== '(') throw unexpected(token)
    const inner = this.choice()
    this.#expect(')')
    return inner
  }

  #named(name: string): Juel {
    if (name === 'null') return { kind: 'null' }
    if (name === 'true' || name === 'false') return { kind: 'boolean', value: name === 'true' }
    if (this.#takes('(')) return { kind: 'call', name, args: this.#args() }
    return { kind: 'name', name }
  }

  #args(): readonly Juel[] {
    const args: Juel[] = []
    if (this.#takes(')')) return args
    do args.push(this.choice())
    while (this.#takes(','))
    this.#expect(')')
    return args
  }

  #name(): string {
    const token = this.#next
    if (token.kind !== 'name') throw unexpected(token)
    this.#at++
    return token.text
  }

  #takes(sign: string): boolean {
    const { kind, text } = this.#next
    if (kind !== 'sign' || text !== sign) return false
    this.#at++
    return true
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) throw unexpected(this.#next)
  }

  get #next(): JuelToken {
    return this.#tokens[this.#at] ?? { kind: 'end', text: 'the end' }
  }
}

function unexpected({ kind, text }: JuelToken): JuelProblem {
  return new JuelProblem(kind === 'end' ? 'an early end' : `'${text}' where it makes no sense`)
}
