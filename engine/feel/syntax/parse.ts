/*
 * The grammar of FEEL (DMN 1.5 § 10.3.1.2) in one class, longer than our files are: every rule reads and
 * moves the same place, known names and depth, and passing those around would hide the grammar.
 */
import type { ArithmeticOperator } from '../values/arithmetic.ts'
import { parseTemporal } from '../values/temporal.ts'
import type { CompareOperator, Iteration, Node, Parameter, Test, Tests } from './ast.ts'
import { KnownNames, spelling, stopWords } from './names.ts'
import { parseType, type TypeNames } from './parse-type.ts'
import { FeelSyntaxError, Scanner } from './scanner.ts'

export interface ParseOptions {
  /** Declared names that hold operators or key words (`date and time`, `a-b`). */
  readonly names: KnownNames
  readonly types: TypeNames
}

/** Deepest nesting of an expression; beyond it is a finding, never a stack overflow. */
const maxDepth = 250
const maxChain = 1000
/** Second readings of a text; without a bound, nested ones would double the work at each level. */
const maxAttempts = 200

/** Parses one expression. Throws FeelSyntaxError. */
export function parseExpression(text: string, options: ParseOptions): Node {
  const parser = new Parser(text, options)
  const node = parser.expression()
  parser.end()
  return node
}

/** Parses the unary tests of a table cell (DMN 1.5 § 10.3.1.2, grammar rule 15). Throws FeelSyntaxError. */
export function parseUnaryTests(text: string, options: ParseOptions): Tests {
  const parser = new Parser(text, options)
  const tests = parser.unaryTests()
  parser.end()
  return tests
}

/**
 * Recursive descent over the text itself, without a token list: whether `a-b` is one name or a difference
 * depends on the names known at that place. One class because every rule shares that state.
 */
class Parser {
  private readonly scan: Scanner
  private readonly known: KnownNames
  private readonly types: TypeNames
  private depth = 0
  private attempts = 0
  private inRangeEnd = false
  private usesInput = false

  constructor(text: string, options: ParseOptions) {
    this.scan = new Scanner(text)
    this.types = options.types
    this.known = new KnownNames([], options.names)
  }

  end(): void {
    if (!this.scan.ended) this.scan.fail('an operator or the end')
  }

  expression(): Node {
    if (++this.depth > maxDepth) {
      throw new FeelSyntaxError(
        this.scan.at,
        `at most ${maxDepth} levels of nesting`,
        'more',
        'feel-too-deep',
      )
    }
    const outer = this.inRangeEnd
    this.inRangeEnd = false
    const node = this.statement()
    this.inRangeEnd = outer
    this.depth--
    return node
  }

  private statement(): Node {
    const at = this.scan.at
    if (!this.known.match(this.scan.text, at)) {
      const word = this.scan.word()
      if (word === 'if') return this.ifThenElse(at)
      if (word === 'for') return this.forReturn(at)
      if (word === 'some' || word === 'every') return this.quantified(at, word)
      if (word === 'function' && this.wordBefore('function', '(')) return this.functionDefinition(at)
    }
    return this.disjunction()
  }

  private wordBefore(word: string, symbol: string): boolean {
    const at = this.scan.at
    this.scan.acceptWord(word)
    const found = this.scan.startsWith(symbol)
    this.scan.at = at
    return found
  }

  private ifThenElse(at: number): Node {
    this.scan.expectWord('if')
    const condition = this.expression()
    this.scan.expectWord('then')
    const yes = this.expression()
    this.scan.expectWord('else')
    return { kind: 'if', at, condition, yes, no: this.expression() }
  }

  private forReturn(at: number): Node {
    this.scan.expectWord('for')
    const iterations = this.iterations()
    this.scan.expectWord('return')
    return { kind: 'for', at, iterations, body: this.expression() }
  }

  private quantified(at: number, word: 'some' | 'every'): Node {
    this.scan.expectWord(word)
    const iterations = this.iterations()
    this.scan.expectWord('satisfies')
    return { kind: 'quantified', at, every: word === 'every', iterations, body: this.expression() }
  }

  private iterations(): Iteration[] {
    const iterations: Iteration[] = []
    do {
      const name = this.declaredName(/^in\b/)
      this.scan.expectWord('in')
      const from = this.expression()
      const to = this.scan.accept('..') ? this.expression() : undefined
      iterations.push({ name, from, to })
    } while (this.scan.accept(','))
    return iterations
  }

  private functionDefinition(at: number): Node {
    this.scan.expectWord('function')
    this.scan.expect('(')
    const parameters: Parameter[] = []
    if (!this.scan.accept(')')) {
      do {
        const name = this.declaredName(/^[:,)]/)
        const type = this.scan.accept(':') ? parseType(this.scan, this.known, this.types) : undefined
        parameters.push({ name, type })
      } while (this.scan.accept(','))
      this.scan.expect(')')
    }
    const external = this.scan.acceptWord('external')
    return { kind: 'function', at, parameters, body: this.expression(), external }
  }

  /** A name that this place declares: everything up to what ends it. */
  private declaredName(ends: RegExp): string {
    const { scan } = this
    const start = scan.at
    let end = start
    while (!scan.ended && !(scan.at > start && ends.test(scan.text.slice(scan.at, scan.at + 3)))) {
      const word = scan.word() || /^(?:\d+|[.\-+*/'’])/.exec(scan.text.slice(scan.at))?.[0]
      if (!word) return scan.fail('a name')
      end = scan.at + word.length
      scan.moveTo(end)
    }
    const name = spelling(scan.text.slice(start, end))
    if (!name) scan.fail('a name')
    this.known.add(name)
    return name
  }

  private disjunction(): Node {
    return this.chain(() => this.conjunction(), 'or')
  }

  private conjunction(): Node {
    return this.chain(() => this.comparison(), 'and')
  }

  private chain(operand: () => Node, kind: 'and' | 'or'): Node {
    let left = operand()
    for (let length = 1; this.scan.word() === kind; length++) {
      const at = this.scan.at
      this.checkChain(length)
      this.scan.expectWord(kind)
      left = { kind, at, left, right: operand() }
    }
    return left
  }

  private checkChain(length: number): void {
    if (length <= maxChain) return
    throw new FeelSyntaxError(this.scan.at, `at most ${maxChain} operators in a row`, 'more', 'feel-too-deep')
  }

  private comparison(): Node {
    let left = this.additive()
    for (let length = 1; ; length++) {
      const at = this.scan.at
      this.checkChain(length)
      const operator = this.compareOperator()
      if (operator) {
        left = { kind: 'compare', at, operator, left, right: this.additive() }
      } else if (this.scan.acceptWord('between')) {
        const low = this.additive()
        this.scan.expectWord('and')
        left = { kind: 'between', at, value: left, low, high: this.additive() }
      } else if (this.scan.acceptWord('in')) {
        left = { kind: 'in', at, value: left, tests: this.inTests() }
      } else return left
    }
  }

  private compareOperator(): CompareOperator | undefined {
    for (const operator of ['<=', '>=', '!=', '<', '>', '='] as const) {
      if (this.scan.accept(operator)) return operator
    }
    return undefined
  }

  /** Right of `in`: one test, or several in parentheses. */
  private inTests(): Tests {
    const at = this.scan.at
    if (this.scan.char() === '(') {
      const list = this.attempt(() => {
        this.scan.expect('(')
        const tests = this.testList()
        this.scan.expect(')')
        return tests
      })
      if (list && (list.length > 1 || list[0]?.kind === 'operator')) {
        return { at, tests: list, negated: false, any: false }
      }
      this.scan.moveTo(at)
    }
    return { at, tests: [this.test(() => this.additive())], negated: false, any: false }
  }

  /** Tries a rule; undefined if it does not fit here. The caller moves back. */
  private attempt<T>(rule: () => T): T | undefined {
    const { depth, inRangeEnd } = this
    if (++this.attempts > maxAttempts) {
      throw new FeelSyntaxError(this.scan.at, 'fewer nested "in ("', 'more', 'feel-too-deep')
    }
    try {
      return rule()
    } catch (error) {
      if (!(error instanceof FeelSyntaxError) || error.code === 'feel-too-deep') throw error
      this.depth = depth
      this.inRangeEnd = inRangeEnd
      return undefined
    }
  }

  unaryTests(): Tests {
    const at = this.scan.at
    if (this.scan.char() === '-' && this.scan.text.slice(at + 1).trim() === '') {
      this.scan.accept('-')
      return { at, tests: [], negated: false, any: true }
    }
    if (this.scan.word() === 'not') {
      const negated = this.attempt(() => {
        this.scan.expectWord('not')
        this.scan.expect('(')
        const tests = this.testList()
        this.scan.expect(')')
        this.end()
        return tests
      })
      if (negated) return { at, tests: negated, negated: true, any: false }
      this.scan.moveTo(at)
    }
    return { at, tests: this.testList(), negated: false, any: false }
  }

  private testList(): Test[] {
    const tests: Test[] = []
    do tests.push(this.test(() => this.expression()))
    while (this.scan.accept(','))
    return tests
  }

  private test(expression: () => Node): Test {
    const operator = this.compareOperator()
    if (operator) return { kind: 'operator', operator, value: this.additive() }
    const outer = this.usesInput
    this.usesInput = false
    const value = expression()
    const usesInput = this.usesInput
    this.usesInput = outer || usesInput
    return { kind: 'expression', value, usesInput }
  }

  private additive(): Node {
    return this.binary(() => this.multiplicative(), ['+', '-'])
  }

  private multiplicative(): Node {
    return this.binary(() => this.exponent(), ['*', '/'])
  }

  private exponent(): Node {
    return this.binary(() => this.unary(), ['**'])
  }

  private binary(operand: () => Node, operators: readonly ArithmeticOperator[]): Node {
    let left = operand()
    for (let length = 1; ; length++) {
      const at = this.scan.at
      this.checkChain(length)
      const operator = operators.find((symbol) => this.scan.startsWith(symbol))
      if (!operator || (operator === '*' && this.scan.startsWith('**'))) return left
      this.scan.accept(operator)
      left = { kind: 'arithmetic', at, operator, left, right: operand() }
    }
  }

  private unary(): Node {
    const at = this.scan.at
    let signs = 0
    while (this.scan.accept('-')) this.checkChain(++signs)
    let node = this.instanceOf()
    for (; signs > 0; signs--) node = { kind: 'negate', at, value: node }
    return node
  }

  private instanceOf(): Node {
    let value = this.postfix()
    for (let length = 1; ; length++) {
      const at = this.scan.at
      this.checkChain(length)
      if (!this.scan.acceptWord('instance')) return value
      this.scan.expectWord('of')
      value = { kind: 'instanceOf', at, value, type: parseType(this.scan, this.known, this.types) }
    }
  }

  private postfix(): Node {
    let base = this.primary()
    for (let length = 1; ; length++) {
      const at = this.scan.at
      this.checkChain(length)
      if (this.scan.char() === '.' && this.scan.char(1) !== '.') {
        this.scan.expect('.')
        base = { kind: 'path', at, base, name: this.name() }
      } else if (this.scan.char() === '[' && !this.inRangeEnd) {
        this.scan.expect('[')
        const condition = this.expression()
        this.scan.expect(']')
        base = { kind: 'filter', at, base, condition }
      } else if (this.scan.char() === '(') {
        base = this.call(base, at)
      } else return base
    }
  }

  private call(callee: Node, at: number): Node {
    this.scan.expect('(')
    if (this.scan.accept(')')) return { kind: 'call', at, callee, args: [], names: undefined }
    const args: Node[] = []
    const names: string[] = []
    do {
      const name = this.argumentName()
      if (name === undefined && names.length > 0) this.scan.fail('a named argument')
      if (name !== undefined) {
        if (args.length > names.length) this.scan.fail('a positional argument')
        names.push(name)
      }
      args.push(this.expression())
    } while (this.scan.accept(','))
    this.scan.expect(')')
    return { kind: 'call', at, callee, args, names: names.length > 0 ? names : undefined }
  }

  /** The name before a colon, if the argument is a named one. */
  private argumentName(): string | undefined {
    const pattern = /([\p{L}_?][\p{L}\p{N}_? \t\r\n.\-+*/'’]*):/uy
    pattern.lastIndex = this.scan.at
    const match = pattern.exec(this.scan.text)
    if (!match?.[1]) return undefined
    this.scan.moveTo(pattern.lastIndex)
    return spelling(match[1])
  }

  private primary(): Node {
    const { scan } = this
    const at = scan.at
    if (scan.startsNumber()) return { kind: 'literal', at, value: scan.number() }
    const char = scan.char()
    if (char === '"') return { kind: 'literal', at, value: scan.string() }
    if (char === '@') return this.temporal(at)
    if (char === '(') return this.parenthesized(at)
    if (char === '[') return this.listOrRange(at)
    if (char === ']') {
      scan.expect(']')
      return this.rangeEnd(at, this.expression(), false)
    }
    if (char === '{') return this.context(at)
    return this.nameOrLiteral(at)
  }

  private nameOrLiteral(at: number): Node {
    const { scan } = this
    if (!this.known.match(scan.text, at)) {
      const word = scan.word()
      if (word === 'true' || word === 'false') {
        scan.expectWord(word)
        return { kind: 'literal', at, value: word === 'true' }
      }
      if (word === 'null') {
        scan.expectWord(word)
        return { kind: 'literal', at, value: null }
      }
      if (stopWords.has(word) || !word) scan.fail('a value')
      if (['if', 'for', 'some', 'every', 'function'].includes(word)) return this.statementInside(at, word)
    }
    const name = this.name()
    if (name === '?') this.usesInput = true
    return { kind: 'name', at, name }
  }

  /** `1 + if a then b else c`: a statement may be an operand when it stands last. */
  private statementInside(at: number, word: string): Node {
    if (word === 'function' && !this.wordBefore(word, '(')) return { kind: 'name', at, name: this.name() }
    return this.expression()
  }

  /** A name in use: the longest declared one, else words up to one that must be an operator. */
  private name(): string {
    const { scan } = this
    const known = this.known.match(scan.text, scan.at)
    let name = known?.name ?? scan.word()
    if (!name) scan.fail('a name')
    scan.moveTo(known?.end ?? scan.at + name.length)
    if (known) return name
    for (let word = scan.word(); word && !stopWords.has(word) && word !== 'external'; word = scan.word()) {
      name += ` ${word}`
      scan.moveTo(scan.at + word.length)
    }
    return name
  }

  private temporal(at: number): Node {
    this.scan.expect('@')
    if (this.scan.char() !== '"') this.scan.fail('a string')
    const text = this.scan.string()
    return { kind: 'literal', at, value: parseTemporal(text) }
  }

  private parenthesized(at: number): Node {
    this.scan.expect('(')
    const operator = this.compareOperator()
    if (operator) {
      const node = unaryRange(at, operator, this.expression())
      this.scan.expect(')')
      return node
    }
    const node = this.expression()
    if (this.scan.startsWith('..')) return this.rangeEnd(at, node, false)
    this.scan.expect(')')
    return node
  }

  private listOrRange(at: number): Node {
    this.scan.expect('[')
    const items: Node[] = []
    if (this.scan.accept(']')) return { kind: 'list', at, items }
    do items.push(this.expression())
    while (this.scan.accept(','))
    const [first] = items
    if (items.length === 1 && first && this.scan.startsWith('..')) return this.rangeEnd(at, first, true)
    this.scan.expect(']')
    return { kind: 'list', at, items }
  }

  private rangeEnd(at: number, start: Node, startIncluded: boolean): Node {
    this.scan.expect('..')
    const outer = this.inRangeEnd
    this.inRangeEnd = true
    const end = this.additive()
    this.inRangeEnd = outer
    const endIncluded = this.scan.char() === ']'
    if (!endIncluded && this.scan.char() !== ')' && this.scan.char() !== '[')
      this.scan.fail('"]", ")" or "["')
    this.scan.moveTo(this.scan.at + 1)
    return { kind: 'range', at, start, startIncluded, end, endIncluded }
  }

  private context(at: number): Node {
    const { scan } = this
    scan.expect('{')
    const entries: { key: string; value: Node }[] = []
    if (scan.accept('}')) return { kind: 'context', at, entries }
    do {
      const key = scan.char() === '"' ? scan.string() : this.declaredName(/^:/)
      if (key) this.known.add(key)
      scan.expect(':')
      entries.push({ key, value: this.expression() })
    } while (scan.accept(','))
    scan.expect('}')
    return { kind: 'context', at, entries }
  }
}

/** `(< x)`, `(= x)` and so on as values (DMN 1.5 § 10.3.2.7). */
function unaryRange(at: number, operator: CompareOperator, value: Node): Node {
  if (operator === '=' || operator === '!=') {
    const included = operator === '='
    return {
      kind: 'range',
      at,
      start: value,
      startIncluded: included,
      end: value,
      endIncluded: included,
      form: operator,
    }
  }
  const below = operator === '<' || operator === '<='
  const included = operator !== '<' && operator !== '>'
  return {
    kind: 'range',
    at,
    start: below ? undefined : value,
    startIncluded: !below && included,
    end: below ? value : undefined,
    endIncluded: below && included,
  }
}
