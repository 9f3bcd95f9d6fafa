/** What can be said about a field. */
export const operators = [
  'equals',
  'notEquals',
  'atLeast',
  'atMost',
  'moreThan',
  'lessThan',
  'includes',
  'answered',
  'notAnswered',
] as const
export type Operator = (typeof operators)[number]

export interface Clause {
  /** Variable path, for example `antrag.wohnort`. */
  readonly field: string
  readonly operator: Operator
  /** Absent for `answered` and `notAnswered`. */
  readonly value?: string | number | boolean
}

/** A condition a person can read: clauses joined by one word. */
export interface Sentence {
  readonly join: 'and' | 'or'
  readonly clauses: readonly Clause[]
}

const symbols: Readonly<Partial<Record<Operator, string>>> = {
  equals: '=',
  notEquals: '!=',
  atLeast: '>=',
  atMost: '<=',
  moreThan: '>',
  lessThan: '<',
}

export const needsValue = (operator: Operator): boolean =>
  operator !== 'answered' && operator !== 'notAnswered'

/** The sentence as FEEL, with the leading `=` that marks an expression in the model. */
export const sentenceToFeel = ({ join, clauses }: Sentence): string =>
  `=${clauses.map(clauseToFeel).join(` ${join} `)}`

function clauseToFeel({ field, operator, value }: Clause): string {
  if (operator === 'answered') return `${field} != null`
  if (operator === 'notAnswered') return `${field} = null`
  if (operator === 'includes') return `list contains(${field}, ${literal(value)})`
  return `${field} ${symbols[operator]} ${literal(value)}`
}

function literal(value: Clause['value']): string {
  if (typeof value !== 'string') return String(value ?? '""')
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `"${value}"`
  return JSON.stringify(value)
}

/** Reads back what `sentenceToFeel` writes; `undefined` when the expression says more than a sentence can. */
export function feelToSentence(feel: string): Sentence | undefined {
  const text = feel.trim().replace(/^=\s*/, '')
  if (text === '') return undefined
  const pieces = splitTop(text)
  if (pieces === undefined) return undefined
  const clauses = pieces.parts.map(readClause)
  if (clauses.some((clause) => clause === undefined)) return undefined
  return { join: pieces.join, clauses: clauses as Clause[] }
}

/** Splits at ` and ` or ` or ` outside of strings and parentheses; both in one text is no sentence. */
function splitTop(text: string): { join: 'and' | 'or'; parts: readonly string[] } | undefined {
  const parts: string[] = []
  const joins = new Set<'and' | 'or'>()
  let depth = 0
  let quoted = false
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (quoted && char === '\\') at += 1
    else if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    else if (depth === 0 && char === ' ') {
      const word = /^ (and|or) /.exec(text.slice(at))?.[1]
      if (word !== 'and' && word !== 'or') continue
      joins.add(word)
      parts.push(text.slice(from, at))
      at += word.length + 1
      from = at + 1
    }
  }
  if (quoted || depth !== 0 || joins.size > 1) return undefined
  return { join: joins.has('or') ? 'or' : 'and', parts: [...parts, text.slice(from)] }
}

const path = '[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*'
const value = '"(?:[^"\\\\]|\\\\.)*"|-?\\d+(?:\\.\\d+)?|true|false'
const comparison = new RegExp(`^(${path})\\s*(!=|>=|<=|=|>|<)\\s*(${value}|null)$`, 'u')
const containment = new RegExp(`^list contains\\(\\s*(${path})\\s*,\\s*(${value})\\s*\\)$`, 'u')

function readClause(text: string): Clause | undefined {
  const contains = containment.exec(text.trim())
  if (contains)
    return { field: contains[1] ?? '', operator: 'includes', value: readLiteral(contains[2] ?? '') }
  const compared = comparison.exec(text.trim())
  if (compared === null) return undefined
  const [, field = '', symbol = '', written = ''] = compared
  if (written === 'null') {
    if (symbol === '=') return { field, operator: 'notAnswered' }
    return symbol === '!=' ? { field, operator: 'answered' } : undefined
  }
  const operator = operators.find((name) => symbols[name] === symbol)
  return operator === undefined ? undefined : { field, operator, value: readLiteral(written) }
}

function readLiteral(written: string): string | number | boolean {
  if (written === 'true' || written === 'false') return written === 'true'
  if (!written.startsWith('"')) return Number(written)
  try {
    return String(JSON.parse(written))
  } catch {
    return written.slice(1, -1)
  }
}
