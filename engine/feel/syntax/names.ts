/** Characters a FEEL name may start with (DMN 1.5 § 10.3.1.2, grammar rules 28 and 29). */
const nameStart =
  /[?A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/u
const nameExtra = /[0-9\u00b7\u203f-\u2040]|\p{Mn}/u

/** White space and line ends of FEEL (grammar rules 61 and 62). */
export const space = /[\t\n\v\f\r \u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/

/** The same for ASCII, which nearly all names are made of. */
const asciiKinds = Array.from({ length: 0x80 }, (_, unit) => {
  const char = String.fromCharCode(unit)
  return nameStart.test(char) ? 'start' : nameExtra.test(char) ? 'extra' : undefined
})

/** The word that starts at `at`, empty if none does. */
export function wordAt(text: string, at: number): string {
  let end = at
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (unit < 0x80) {
      const kind = asciiKinds[unit]
      if (kind !== 'start' && (kind !== 'extra' || end === at)) break
      end++
      continue
    }
    const char = String.fromCodePoint(text.codePointAt(end) ?? 0)
    if (!nameStart.test(char) && (end === at || !nameExtra.test(char))) break
    end += char.length
  }
  return text.slice(at, end)
}

/** Words that end a name, because an operator or clause may follow an operand. */
export const stopWords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'in',
  'between',
  'instance',
  'then',
  'else',
  'return',
  'satisfies',
])

/** Not the dot: names that hold one would hide paths. */
const special = /[-+*/'’]/

/** Splits a declared name into words, numbers and special characters; undefined if it is no FEEL name. */
function nameTokens(name: string): string[] | undefined {
  const tokens: string[] = []
  for (let at = 0; at < name.length; ) {
    const char = name.charAt(at)
    if (space.test(char)) {
      at++
      continue
    }
    const token =
      wordAt(name, at) || /^\d+(?:\.\d+)*/.exec(name.slice(at))?.[0] || (special.test(char) ? char : '')
    if (!token) return undefined
    tokens.push(token)
    at += token.length
  }
  return tokens
}

/**
 * Names the reader of a text must know beforehand because a part of them would read as an operator
 * (`date and time`, `a-b`); plain words are names without being declared.
 */
export class KnownNames {
  readonly #byFirst = new Map<string, { readonly tokens: readonly string[]; readonly name: string }[]>()
  readonly #outer: KnownNames | undefined

  /** `outer` holds names for many texts; what is added here it does not see. */
  constructor(names: readonly string[] = [], outer?: KnownNames) {
    this.#outer = outer
    for (const name of names) this.add(name)
  }

  add(name: string): void {
    const tokens = nameTokens(name)
    const [first] = tokens ?? []
    if (!tokens || first === undefined || (tokens.length === 1 && tokens[0] === name)) return
    if (tokens.every((token) => /^[\p{L}_?]/u.test(token) && !stopWords.has(token)) && !isReserved(first))
      return
    const bucket = this.#byFirst.get(first) ?? []
    if (!this.#byFirst.has(first)) this.#byFirst.set(first, bucket)
    if (bucket.some((known) => known.name === name)) return
    bucket.push({ tokens, name })
    bucket.sort((a, b) => b.tokens.length - a.tokens.length)
  }

  /** The longest known name that stands at `at`. */
  match(text: string, at: number): { readonly name: string; readonly end: number } | undefined {
    const first = wordAt(text, at)
    const own = this.matchOwn(first, text, at)
    const outer = this.#outer?.matchOwn(first, text, at)
    return own && outer ? (outer.end > own.end ? outer : own) : (own ?? outer)
  }

  private matchOwn(first: string, text: string, at: number) {
    for (const { tokens, name } of this.#byFirst.get(first) ?? []) {
      const end = matchTokens(text, at, tokens)
      if (end !== undefined) return { name, end }
    }
    return undefined
  }
}

const reserved: ReadonlySet<string> = new Set([
  'if',
  'for',
  'some',
  'every',
  'function',
  'true',
  'false',
  'null',
  'not',
])

function isReserved(word: string): boolean {
  return reserved.has(word)
}

function matchTokens(text: string, from: number, tokens: readonly string[]): number | undefined {
  let at = from
  for (const [index, token] of tokens.entries()) {
    if (index > 0) while (space.test(text.charAt(at))) at++
    if (!text.startsWith(token, at)) return undefined
    const word = wordAt(text, at)
    if (word && word !== token) return undefined
    at += token.length
    if (/\d$/.test(token) && !word && /\d/.test(text.charAt(at))) return undefined
  }
  return at
}

/** The spelling under which a name is looked up: single spaces, none around special characters kept apart. */
export function spelling(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ')
}
