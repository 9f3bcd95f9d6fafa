import {
  type CharacterSet,
  property,
  range,
  type SetPart,
  shorthands,
  single,
  writeSet,
} from './character-set.ts'

/** A pattern that XPath does not allow or that linear time cannot offer. */
export class PatternError extends Error {}

const escapable = '\\|.-^?*+{}()[]$'
const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])
const maxNesting = 50

/**
 * Rewrites a pattern of XPath (fn:matches, DMN 1.5 § 10.3.4.3) for RE2: classes know every script, may take
 * others away, and `.` stops at either line end. Back references are refused: no linear time with them.
 */
export function toRe2(pattern: string, dotMatchesAll: boolean): string {
  return new Translation(pattern, dotMatchesAll).run()
}

class Translation {
  private readonly chars: readonly string[]
  private readonly dot: string
  private at = 0
  private depth = 0

  constructor(pattern: string, dotMatchesAll: boolean) {
    this.chars = [...pattern]
    this.dot = dotMatchesAll ? '(?s:.)' : '[^\\n\\r]'
  }

  run(): string {
    let text = ''
    let canRepeat = false
    for (let char = this.next(); char !== undefined; char = this.next()) {
      if ('?*+{'.includes(char)) {
        if (!canRepeat) throw new PatternError(`nothing to repeat before "${char}"`)
        text += this.quantifier(char)
        canRepeat = false
        continue
      }
      canRepeat = !'(|^'.includes(char)
      text += this.atom(char)
    }
    if (this.depth !== 0) throw new PatternError('a group is not closed')
    return text
  }

  private next(): string | undefined {
    return this.chars[this.at++]
  }

  private peek(): string | undefined {
    return this.chars[this.at]
  }

  private accept(char: string): boolean {
    if (this.peek() !== char) return false
    this.at++
    return true
  }

  private atom(char: string): string {
    switch (char) {
      case '\\':
        return writeSet({ parts: this.escape(), negated: false, without: undefined })
      case '[':
        return writeSet(this.set())
      case '.':
        return this.dot
      case '(':
        this.depth++
        if (!this.accept('?')) return '('
        if (!this.accept(':')) throw new PatternError('"(?" is only allowed as "(?:"')
        return '(?:'
      case ')':
        if (--this.depth < 0) throw new PatternError('")" closes no group')
        return ')'
      case '|':
      case '^':
      case '$':
        return char
      case ']':
      case '}':
        throw new PatternError(`"${char}" needs a backslash`)
      default:
        return `\\x{${(char.codePointAt(0) ?? 0).toString(16)}}`
    }
  }

  private quantifier(first: string): string {
    let text = first
    if (first === '{') {
      while (/[\d,]/.test(this.peek() ?? '')) text += this.next()
      if (!this.accept('}') || !/^\{\d+(,\d*)?$/.test(text)) {
        throw new PatternError('"{" needs numbers and "}", or a backslash')
      }
      text += '}'
    }
    return this.accept('?') ? `${text}?` : text
  }

  private escape(): readonly SetPart[] {
    const char = this.next()
    if (char === undefined) throw new PatternError('a backslash at the end')
    if (escapable.includes(char)) return [single(char)]
    const control = controls.get(char)
    if (control) return [single(control)]
    if (char === 'p' || char === 'P') return [this.property(char === 'P')]
    const shorthand = shorthands.get(char)
    if (shorthand) return shorthand
    if (/[1-9]/.test(char)) throw new PatternError(`the back reference "\\${char}" is not supported`)
    throw new PatternError(`"\\${char}" is no escape of XPath`)
  }

  private property(negated: boolean): SetPart {
    let name = ''
    if (!this.accept('{')) throw new PatternError('"\\p" needs a name in braces')
    while (this.peek() !== '}') {
      const char = this.next()
      if (char === undefined) throw new PatternError('"\\p{" is not closed')
      name += char
    }
    this.at++
    const found = property(name, negated)
    if (!found) throw new PatternError(`"${name}" is no known category or block`)
    return found
  }

  /** A class, after its opening bracket. */
  private set(level = 0): CharacterSet {
    if (level > maxNesting) throw new PatternError('too many classes inside each other')
    const negated = this.accept('^')
    const parts: SetPart[] = []
    for (let first = true; ; first = false) {
      const char = this.next()
      if (char === undefined) throw new PatternError('a class is not closed')
      if (char === ']' && !first) return { parts, negated, without: undefined }
      if (char === '-' && !first && this.accept('[')) {
        const without = this.set(level + 1)
        if (!this.accept(']')) throw new PatternError('a subtracted class must come last')
        return { parts, negated, without }
      }
      if (char === '[' || char === ']') throw new PatternError(`"${char}" in a class needs a backslash`)
      parts.push(...this.item(char))
    }
  }

  /** One character, a range of two or a shorthand inside of a class. */
  private item(char: string): readonly SetPart[] {
    const from = char === '\\' ? this.escape() : [single(char)]
    const isRange = this.peek() === '-' && ![']', '[', undefined].includes(this.chars[this.at + 1])
    const start = pointOf(from)
    if (!isRange || start === undefined || (char === '-' && from.length === 1)) return from
    this.at++
    const next = this.next() ?? ''
    const end = pointOf(next === '\\' ? this.escape() : [single(next)])
    if (end === undefined || end < start) throw new PatternError('a range goes downwards')
    return [range(String.fromCodePoint(start), String.fromCodePoint(end))]
  }
}

/** The one code point of a part; undefined for a shorthand. */
function pointOf(parts: readonly SetPart[]): number | undefined {
  const [part, ...others] = parts
  if (part?.kind !== 'points' || others.length > 0) return undefined
  const [first, ...more] = part.points
  return first && more.length === 0 && first[0] === first[1] ? first[0] : undefined
}
