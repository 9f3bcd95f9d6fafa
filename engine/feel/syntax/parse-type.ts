import { anyType, type FeelType, simpleType } from '../values/type.ts'
import { type KnownNames, wordAt } from './names.ts'
import type { Scanner } from './scanner.ts'

/** Types the model names (item definitions). */
export type TypeNames = (name: string) => FeelType | undefined

const multiWord = ['date and time', 'days and time duration', 'years and months duration']

/** Reads a type as in `instance of` and in function parameters (grammar rule 52). */
export function parseType(scanner: Scanner, known: KnownNames, types: TypeNames, depth = 0): FeelType {
  if (depth > 50) scanner.fail('a type of less depth')
  const inner = () => parseType(scanner, known, types, depth + 1)
  const name = typeName(scanner, known)
  if ((name === 'list' || name === 'range') && scanner.accept('<')) {
    const item = inner()
    scanner.expect('>')
    return { kind: name, item }
  }
  if (name === 'context' && scanner.accept('<')) return contextType(scanner, inner)
  if (name === 'function' && scanner.accept('<')) {
    const parameters: FeelType[] = []
    if (!scanner.accept('>')) {
      do parameters.push(inner())
      while (scanner.accept(','))
      scanner.expect('>')
    }
    scanner.expect('->')
    return { kind: 'function', parameters, result: inner() }
  }
  const simple = simpleType(name)
  if (simple) return simple
  if (name === 'range') return { kind: 'range', item: anyType }
  return { kind: 'named', name, resolve: () => types(name) }
}

function contextType(scanner: Scanner, inner: () => FeelType): FeelType {
  const entries = new Map<string, FeelType>()
  do {
    const colon = scanner.text.indexOf(':', scanner.at)
    if (colon < 0) scanner.fail('":"')
    const key = scanner.text.slice(scanner.at, colon).trim()
    scanner.moveTo(colon + 1)
    entries.set(key, inner())
  } while (scanner.accept(','))
  scanner.expect('>')
  return { kind: 'context', entries }
}

function typeName(scanner: Scanner, known: KnownNames): string {
  for (const name of multiWord) {
    const pattern = new RegExp(name.replaceAll(' ', '\\s+'), 'y')
    pattern.lastIndex = scanner.at
    const text = pattern.exec(scanner.text)?.[0]
    if (text !== undefined && !wordAt(scanner.text, scanner.at + text.length)) {
      scanner.moveTo(scanner.at + text.length)
      return name
    }
  }
  let name = ''
  for (;;) {
    const match = known.match(scanner.text, scanner.at)
    const word = match ? match.name : scanner.word()
    if (!word) scanner.fail('a type')
    name += word
    scanner.moveTo(match ? match.end : scanner.at + word.length)
    if (scanner.char() !== '.' || scanner.char(1) === '.') return name
    scanner.expect('.')
    name += '.'
  }
}
