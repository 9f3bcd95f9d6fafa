import { type FeelNumber, parseNumber } from '../values/number.ts'
import { space, wordAt } from './names.ts'

/** Text that is no FEEL; `compile` turns it into a finding. */
export class FeelSyntaxError extends Error {
  readonly at: number
  readonly expected: string
  readonly found: string
  readonly code: 'feel-syntax' | 'feel-too-deep'

  constructor(at: number, expected: string, found: string, code: FeelSyntaxError['code'] = 'feel-syntax') {
    super(`Expected ${expected} at position ${at + 1}, found ${found}.`)
    this.at = at
    this.expected = expected
    this.found = found
    this.code = code
  }
}

/** Reads characters; knows nothing of grammar. */
export class Scanner {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
    this.skip()
  }

  /** Skips white space and comments. */
  skip(): void {
    for (;;) {
      while (space.test(this.text.charAt(this.at))) this.at++
      if (this.text.startsWith('//', this.at)) {
        const end = this.text.indexOf('\n', this.at)
        this.at = end < 0 ? this.text.length : end + 1
      } else if (this.text.startsWith('/*', this.at)) {
        const end = this.text.indexOf('*/', this.at + 2)
        if (end < 0) this.fail('*/')
        this.at = end + 2
      } else return
    }
  }

  get ended(): boolean {
    return this.at >= this.text.length
  }

  char(offset = 0): string {
    return this.text.charAt(this.at + offset)
  }

  word(): string {
    return wordAt(this.text, this.at)
  }

  startsWith(symbol: string): boolean {
    return this.text.startsWith(symbol, this.at)
  }

  moveTo(at: number): void {
    this.at = at
    this.skip()
  }

  /** Takes a symbol if it stands here. */
  accept(symbol: string): boolean {
    if (!this.startsWith(symbol)) return false
    this.moveTo(this.at + symbol.length)
    return true
  }

  expect(symbol: string): void {
    if (!this.accept(symbol)) this.fail(`"${symbol}"`)
  }

  acceptWord(word: string): boolean {
    if (this.word() !== word) return false
    this.moveTo(this.at + word.length)
    return true
  }

  expectWord(word: string): void {
    if (!this.acceptWord(word)) this.fail(`"${word}"`)
  }

  fail(expected: string): never {
    const found = this.word() || String.fromCodePoint(this.text.codePointAt(this.at) ?? 0)
    throw new FeelSyntaxError(this.at, expected, this.ended ? 'the end' : `"${found}"`)
  }

  startsNumber(): boolean {
    return /\d/.test(this.char()) || (this.char() === '.' && /\d/.test(this.char(1)))
  }

  number(): FeelNumber {
    const pattern = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
    pattern.lastIndex = this.at
    const text = pattern.exec(this.text)?.[0]
    const value = text === undefined ? null : parseNumber(text)
    if (text === undefined || value === null) this.fail('a number')
    if (wordAt(this.text, this.at + text.length)) {
      this.at += text.length
      this.fail('an operator after the number')
    }
    this.moveTo(this.at + text.length)
    return value
  }

  /** A string in quotes. */
  string(): string {
    let value = ''
    let at = this.at + 1
    for (;;) {
      const char = this.text.charAt(at)
      if (char === '' || char === '\n' || char === '\r') {
        this.at = at
        this.fail('closing quotation mark')
      }
      if (char === '"') break
      if (char !== '\\') {
        value += char
        at++
        continue
      }
      const escaped = this.escapeAt(at + 1)
      value += escaped.value
      at = escaped.end
    }
    this.moveTo(at + 1)
    return value
  }

  private escapeAt(at: number): { value: string; end: number } {
    const char = this.text.charAt(at)
    const digits = char === 'u' ? 4 : char === 'U' ? 6 : 0
    const hex = digits ? this.text.slice(at + 1, at + 1 + digits) : ''
    if (digits && hex.length === digits && /^[0-9a-fA-F]+$/.test(hex)) {
      const point = Number.parseInt(hex, 16)
      if (point <= 0x10ffff) {
        return {
          value: digits === 4 ? String.fromCharCode(point) : String.fromCodePoint(point),
          end: at + 1 + digits,
        }
      }
    }
    const known = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' }[char]
    return known === undefined ? { value: '\\', end: at } : { value: known, end: at + 1 }
  }
}
