import {
  blocks,
  type CodePoints,
  categories,
  category,
  complement,
  difference,
  union,
} from './code-points.ts'

/** A part of a character class: fixed code points or a Unicode category, either one turned around. */
export type SetPart =
  | { readonly kind: 'points'; readonly points: CodePoints }
  | { readonly kind: 'category'; readonly name: string; readonly negated: boolean }

/** A character class; `without` is what `-[…]` takes away (XML Schema part 2, appendix G.4.2). */
export interface CharacterSet {
  readonly parts: readonly SetPart[]
  readonly negated: boolean
  readonly without: CharacterSet | undefined
}

const points = (...ranges: readonly (readonly [number, number])[]): SetPart => ({
  kind: 'points',
  points: union(ranges),
})
const ofCategory = (name: string, negated = false): SetPart => ({ kind: 'category', name, negated })

export function single(char: string): SetPart {
  const point = char.codePointAt(0) ?? 0
  return points([point, point])
}

export function range(from: string, to: string): SetPart {
  return points([from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0])
}

const white = union([
  [0x9, 0xa],
  [0xd, 0xd],
  [0x20, 0x20],
])
/** First characters of XML names, `\i`, and all of them, `\c`. */
const nameStart = union([
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
])
const nameChar = union([
  ...nameStart,
  [0x2d, 0x2e],
  [0x30, 0x39],
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
])

/** What `\s`, `\d`, `\w` and so on stand for; letters and digits of every script (appendix G.4.2.5). */
export const shorthands: ReadonlyMap<string, readonly SetPart[]> = new Map([
  ['s', [{ kind: 'points', points: white }]],
  ['S', [{ kind: 'points', points: complement(white) }]],
  ['d', [ofCategory('Nd')]],
  ['D', [ofCategory('Nd', true)]],
  ['w', ['L', 'M', 'N', 'S'].map((name) => ofCategory(name))],
  ['W', ['P', 'Z', 'C'].map((name) => ofCategory(name))],
  ['i', [{ kind: 'points', points: nameStart }]],
  ['I', [{ kind: 'points', points: complement(nameStart) }]],
  ['c', [{ kind: 'points', points: nameChar }]],
  ['C', [{ kind: 'points', points: complement(nameChar) }]],
])

/** The set that `\p{name}` or `\P{name}` stands for; undefined if it names none. */
export function property(name: string, negated: boolean): SetPart | undefined {
  if (categories.has(name)) return ofCategory(name, negated)
  const block = name.startsWith('Is') ? blocks.get(name.slice(2)) : undefined
  return block && { kind: 'points', points: negated ? complement(block) : block }
}

/** Writes a set as a class of RE2; one that takes something away is written out in code points. */
export function writeSet(set: CharacterSet): string {
  const parts: readonly SetPart[] = set.without ? [{ kind: 'points', points: pointsOf(set) }] : set.parts
  const negated = set.negated && !set.without
  const inner = parts.map(writePart).join('')
  // RE2 has no empty class: nothing is written as everything turned around.
  if (inner === '') return negated ? '[\\x{0}-\\x{10FFFF}]' : '[^\\x{0}-\\x{10FFFF}]'
  return `[${negated ? '^' : ''}${inner}]`
}

function writePart(part: SetPart): string {
  if (part.kind === 'category') return `\\${part.negated ? 'P' : 'p'}{${part.name}}`
  return part.points
    .map(([from, to]) => (from === to ? `\\x{${hex(from)}}` : `\\x{${hex(from)}}-\\x{${hex(to)}}`))
    .join('')
}

const hex = (point: number) => point.toString(16).toUpperCase()

function pointsOf(set: CharacterSet): CodePoints {
  const own = union(set.parts.flatMap(pointsOfPart))
  const base = set.negated ? complement(own) : own
  return set.without ? difference(base, pointsOf(set.without)) : base
}

function pointsOfPart(part: SetPart): CodePoints {
  if (part.kind === 'points') return part.points
  const found = category(part.name) ?? []
  return part.negated ? complement(found) : found
}
