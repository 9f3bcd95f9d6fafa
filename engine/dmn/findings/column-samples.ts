import { compileTestsText } from '../../feel/compile-text.ts'
import { compileNode } from '../../feel/evaluation/compile.ts'
import { MapFrame } from '../../feel/evaluation/frame.ts'
import { newRun } from '../../feel/evaluation/run.ts'
import { builtins } from '../../feel/functions/registry.ts'
import type { Node, Tests } from '../../feel/syntax/ast.ts'
import { order3 } from '../../feel/values/compare.ts'
import { dateOfEpochDay, FeelDate } from '../../feel/values/date.ts'
import { add, compareNumbers, divide, isNumber, wholePart } from '../../feel/values/number.ts'
import { kindOf } from '../../feel/values/type.ts'
import type { FeelValue } from '../../feel/values/value.ts'
import { type Bits, bitsOf } from './bits.ts'

/** A value that stands for a region of a column in which every cell says the same. */
export interface Sample {
  readonly value: FeelValue
  /** Before the first cut, or between two neighboring whole numbers. */
  readonly place?: 'first' | 'step'
  /** Whether a gap here is worth a finding. */
  readonly isExpected: boolean
}

/** Which samples each cell of a column covers; a cell is undefined where it cannot be told. */
export interface Column {
  readonly label: string
  readonly samples: readonly Sample[]
  readonly cells: readonly (Bits | undefined)[]
}

/** What a column is known to hold besides its cells. */
export interface Expected {
  readonly kind: string | undefined
  /** Unary tests: the input values of the column, or the allowed values of its type. */
  readonly values: string | undefined
}

const simple: readonly (string | undefined)[] = ['number', 'string', 'boolean', 'date']

/** Stands for every text that no cell names. */
export const otherText = '\u{10fffd}'

/** Most comparisons in a column: fixed values times samples. A larger column is not judged. */
const maxTests = 5_000_000

const frame = () => new MapFrame(null, newRun({ now: '1970-01-01T00:00:00Z' }), new Map())

/** Cuts the values of a column where its cells cut them. Cells must compare with fixed values of one kind. */
export function columnSamples(label: string, cells: readonly string[], expected: Expected): Column {
  const texts = [...new Set(cells)].filter((cell) => !isAny(cell))
  const parsed = texts.map((text) => compileTestsText(text))
  const cuts = parsed.map(({ tests }) => tests && constantsOf(tests))
  const listed = expected.values === undefined ? undefined : compileTestsText(expected.values)
  const fixed = [...cuts.flatMap((cut) => cut ?? []), ...((listed?.tests && constantsOf(listed.tests)) ?? [])]
  const kinds = new Set(fixed.map(kindOf))
  const [kind] = kinds
  const isMixed =
    kinds.size > 1 || (kind !== undefined && simple.includes(expected.kind) && kind !== expected.kind)
  const all = samplesOf(fixed, isMixed ? 'mixed' : (kind ?? expected.kind ?? 'Any'))
  const isCounted = parsed.some(({ tests }) => tests && namesPoint(tests))
  const permitted = all
    ?.filter(({ value }) => value === null || !listed?.test || listed.test(frame(), value) === true)
    .map((sample) => ({ ...sample, isExpected: listed?.test !== undefined || isLikely(sample, isCounted) }))
  const isJudged = permitted?.length && permitted.length * Math.max(texts.length, fixed.length) <= maxTests
  const samples = isJudged ? permitted : [unknown]
  const every = bitsOf(samples.length, () => true)
  const covered = new Map(
    parsed.map(({ test }, at): [string, Bits | undefined] => {
      const isKnown = isJudged && test && cuts[at] !== undefined
      const covers = (index: number) => test?.(frame(), samples[index]?.value ?? null) === true
      return [texts[at] ?? '', isKnown ? bitsOf(samples.length, covers) : undefined]
    }),
  )
  return { label, samples, cells: cells.map((cell) => (isAny(cell) ? every : covered.get(cell))) }
}

function isAny(cell: string): boolean {
  return cell === '' || cell === '-'
}

const unknown: Sample = { value: null, isExpected: true }

/** Whether a cell asks for a single number: then the column counts whole things. */
function namesPoint(tests: Tests): boolean {
  return tests.tests.some(
    (test) => test.value.kind === 'literal' && isNumber(test.value.value) && isEquality(test),
  )
}

function isEquality(test: Tests['tests'][number]): boolean {
  return test.kind === 'expression' || test.operator === '='
}

/**
 * Whether a value is likely to come: no fraction or zero where things are counted, no negative number where
 * none is named, no day before the first one named.
 */
function isLikely({ value, place }: Cut, isCounted: boolean): boolean {
  if (place === 'first')
    return !(value instanceof FeelDate) && !(isNumber(value) && (isCounted || compareNumbers(value, 0) < 0))
  return !(place === 'step' && isCounted)
}

/** The fixed values of a cell; undefined if it depends on anything else. */
function constantsOf(tests: Tests): FeelValue[] | undefined {
  const values: FeelValue[] = []
  for (const test of tests.tests) {
    const nodes =
      test.value.kind === 'range' && test.kind === 'expression'
        ? [test.value.start, test.value.end]
        : [test.value]
    for (const node of nodes) {
      if (!node) continue
      if (!isConstant(node)) return undefined
      values.push(compileNode(node, builtins)(frame()))
    }
  }
  return values
}

function isConstant(node: Node): boolean {
  if (node.kind === 'literal') return true
  if (node.kind === 'negate') return isConstant(node.value)
  return (
    node.kind === 'call' &&
    node.callee.kind === 'name' &&
    node.callee.name === 'date' &&
    node.args.every(isConstant)
  )
}

type Cut = Omit<Sample, 'isExpected'>

function samplesOf(fixed: readonly FeelValue[], kind: string): Cut[] | undefined {
  if (kind === 'boolean') return [{ value: true }, { value: false }]
  if (kind === 'Any') return [{ value: null }]
  if (kind === 'string') return [...new Set([...fixed, otherText])].map((value) => ({ value }))
  if (kind !== 'number' && kind !== 'date') return undefined
  const sorted = fixed.toSorted((a, b) => order3(a, b) ?? 0)
  const cuts = sorted.filter((value, at) => at === 0 || order3(value, sorted[at - 1] ?? null) !== 0)
  return cuts.length === 0 ? [{ value: null }] : around(cuts)
}

/** Before, at, between and after the cuts. */
function around(cuts: readonly FeelValue[]): Cut[] {
  const samples: Cut[] = []
  const push = (value: FeelValue, place?: 'first' | 'step') => {
    if (value !== null) samples.push({ value, ...(place ? { place } : {}) })
  }
  push(move(cuts[0] ?? null, -1), 'first')
  for (const [at, cut] of cuts.entries()) {
    push(cut)
    const next = cuts[at + 1]
    if (next !== undefined) push(middle(cut, next), isStep(cut, next) ? 'step' : undefined)
  }
  push(move(cuts.at(-1) ?? null, 1))
  return samples
}

function isStep(a: FeelValue, b: FeelValue): boolean {
  return typeof a === 'number' && typeof b === 'number' && b - a === 1
}

function move(value: FeelValue, by: number): FeelValue {
  if (isNumber(value)) return add(value, by)
  return value instanceof FeelDate ? dateOfEpochDay(value.epochDay + by) : null
}

/** A value between, a whole number if there is one; null where days follow each other. */
function middle(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a) && isNumber(b)) {
    const sum = add(a, b)
    const half = sum === null ? null : divide(sum, 2)
    const whole = half === null ? null : wholePart(half, 'floor')
    return whole !== null && compareNumbers(whole, a) > 0 ? whole : half
  }
  if (!(a instanceof FeelDate && b instanceof FeelDate)) return null
  const day = Math.floor((a.epochDay + b.epochDay) / 2)
  return day > a.epochDay ? dateOfEpochDay(day) : null
}
