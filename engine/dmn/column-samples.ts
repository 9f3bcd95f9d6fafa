import { compileTestsText } from '../feel/compile-text.ts'
import { compileNode } from '../feel/evaluation/compile.ts'
import { MapFrame } from '../feel/evaluation/frame.ts'
import { newRun } from '../feel/evaluation/run.ts'
import { builtins } from '../feel/functions/registry.ts'
import type { Node, Tests } from '../feel/syntax/ast.ts'
import { order3 } from '../feel/values/compare.ts'
import { dateOfEpochDay, FeelDate } from '../feel/values/date.ts'
import { formatValue } from '../feel/values/format.ts'
import { add, compareNumbers, divide, isNumber } from '../feel/values/number.ts'
import { kindOf } from '../feel/values/type.ts'
import type { FeelValue } from '../feel/values/value.ts'
import type { InputColumn } from './model.ts'

/** A value that stands for a region of a column in which every cell says the same. */
interface Sample {
  readonly value: FeelValue
  readonly label: string
  /** Before the first cut, or between two neighboring whole numbers. */
  readonly place?: 'first' | 'step'
}

/** Which samples each cell of a column covers; a cell is undefined where it cannot be told. */
export interface Column {
  readonly samples: readonly Sample[]
  readonly cells: readonly (readonly boolean[] | undefined)[]
}

const frame = () => new MapFrame(null, newRun({ now: '1970-01-01T00:00:00Z' }), new Map())

/** Cuts the values of a column where its cells cut them. Cells must compare with fixed values of one kind. */
export function columnSamples(
  input: InputColumn,
  cells: readonly string[],
  type: string | undefined,
): Column {
  const parsed = cells.map((cell) => (cell === '' || cell === '-' ? 'any' : compileTestsText(cell)))
  const cuts = parsed.map((cell) => (cell === 'any' ? [] : cell.tests && constantsOf(cell.tests)))
  const fixed = cuts.flatMap((cut) => cut ?? [])
  const kinds = new Set(fixed.map(kindOf))
  const [kind] = kinds
  const all = samplesOf(input.label, fixed, kinds.size > 1 ? 'mixed' : (kind ?? type ?? 'Any'))
  const isCounted = parsed.some((cell) => cell !== 'any' && cell.tests && namesPoint(cell.tests))
  const samples = all?.filter((sample) => isExpected(sample, input, isCounted))
  return {
    samples: samples ?? [{ value: null, label: '' }],
    cells: parsed.map((cell, at) => {
      if (cell === 'any') return (samples ?? [null]).map(() => true)
      const { test } = cell
      if (!samples || !test || cuts[at] === undefined) return undefined
      return samples.map(({ value }) => test(frame(), value) === true)
    }),
  }
}

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
 * Whether a value can be meant: among the input values if there are any; else no fraction or zero where
 * things are counted, no negative number where none is named, no day before the first one named.
 */
function isExpected({ value, place }: Sample, input: InputColumn, isCounted: boolean): boolean {
  const allowed = input.values ? compileTestsText(input.values).test : undefined
  if (allowed) return value === null || allowed(frame(), value) === true
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

function samplesOf(label: string, fixed: readonly FeelValue[], kind: string): Sample[] | undefined {
  if (kind === 'boolean') return [true, false].map((value) => ({ value, label: `${label} = ${value}` }))
  if (kind === 'Any') return [{ value: null, label: '' }]
  if (kind === 'string') {
    const known = [...new Set(fixed)].map((value) => ({ value, label: `${label} = "${formatValue(value)}"` }))
    return [...known, { value: '\u{10fffd}', label: `${label} = …` }]
  }
  if (kind !== 'number' && kind !== 'date') return undefined
  const sorted = fixed.toSorted((a, b) => order3(a, b) ?? 0)
  const cuts = sorted.filter((value, at) => at === 0 || order3(value, sorted[at - 1] ?? null) !== 0)
  return cuts.length === 0 ? [{ value: null, label: '' }] : around(label, cuts)
}

/** Before, at, between and after the cuts. */
function around(label: string, cuts: readonly FeelValue[]): Sample[] {
  const samples: Sample[] = []
  const text = (value: FeelValue | undefined) => formatValue(value ?? null)
  const push = (value: FeelValue, name: string, place?: 'first' | 'step') => {
    if (value !== null) samples.push({ value, label: name, ...(place ? { place } : {}) })
  }
  push(move(cuts[0] ?? null, -1), `${label} < ${text(cuts[0])}`, 'first')
  for (const [at, cut] of cuts.entries()) {
    push(cut, `${label} = ${text(cut)}`)
    const next = cuts[at + 1]
    if (next !== undefined)
      push(
        middle(cut, next),
        `${label} > ${text(cut)}, < ${text(next)}`,
        isStep(cut, next) ? 'step' : undefined,
      )
  }
  push(move(cuts.at(-1) ?? null, 1), `${label} > ${text(cuts.at(-1))}`)
  return samples
}

function isStep(a: FeelValue, b: FeelValue): boolean {
  return typeof a === 'number' && typeof b === 'number' && b - a === 1
}

function move(value: FeelValue, by: number): FeelValue {
  if (isNumber(value)) return add(value, by)
  return value instanceof FeelDate ? dateOfEpochDay(value.epochDay + by) : null
}

/** A value between; null where days follow each other. */
function middle(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a) && isNumber(b)) {
    const sum = add(a, b)
    return sum === null ? null : divide(sum, 2)
  }
  if (!(a instanceof FeelDate && b instanceof FeelDate)) return null
  const day = Math.floor((a.epochDay + b.epochDay) / 2)
  return day > a.epochDay ? dateOfEpochDay(day) : null
}
