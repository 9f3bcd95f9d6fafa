import { order3 } from '../values/compare.ts'
import { parseRange } from '../values/range-text.ts'
import { FeelRange, type FeelValue } from '../values/value.ts'
import { type Functions, overload, type Parameter, range, text } from './builtin.ts'

/** A bound: `rank` orders what shares a value (before it, at it, after it). */
interface Bound {
  readonly value: FeelValue
  readonly rank: -1 | 0 | 1
}

interface Span {
  readonly low: Bound
  readonly high: Bound
}

/** A point is a span of one value. */
function spanOf(value: FeelValue): Span | null {
  if (!(value instanceof FeelRange)) return { low: { value, rank: 0 }, high: { value, rank: 0 } }
  if (value.form === '!=' || value.start === undefined || value.end === undefined) return null
  if (value.start === null || value.end === null) return null
  return {
    low: { value: value.start, rank: value.startIncluded ? 0 : 1 },
    high: { value: value.end, rank: value.endIncluded ? 0 : -1 },
  }
}

/** Negative, zero or positive; null where values have no order. */
function compare(a: Bound, b: Bound): number | null {
  const order = order3(a.value, b.value)
  return order === null ? null : order || a.rank - b.rank
}

type Relation = (a: Span, b: Span) => readonly (boolean | null)[]

const is = (order: number | null, test: (order: number) => boolean) => (order === null ? null : test(order))
const before = (a: Bound, b: Bound) => is(compare(a, b), (order) => order < 0)
const notAfter = (a: Bound, b: Bound) => is(compare(a, b), (order) => order <= 0)
const same = (a: Bound, b: Bound) => is(compare(a, b), (order) => order === 0)
const touching = (a: Bound, b: Bound) => (a.rank === 0 && b.rank === 0 ? same(a, b) : false)

function decide(relation: Relation, a: FeelValue, b: FeelValue): boolean | null {
  const [first, second] = [spanOf(a), spanOf(b)]
  if (!first || !second) return null
  const answers = relation(first, second)
  return answers.includes(null) ? null : answers.every((answer) => answer === true)
}

const point = (name: string): Parameter<Exclude<FeelValue, null | FeelRange>> => ({
  name,
  kind: 'point',
  accept: (value) => (value === null || value instanceof FeelRange ? undefined : value),
})

type Kind = 'pp' | 'pr' | 'rp' | 'rr'

function relation(kinds: readonly Kind[], test: Relation) {
  return kinds.map((kind) => {
    const first =
      kind[0] === 'p' ? point(kind === 'pp' ? 'point1' : 'point') : range(kind === 'rr' ? 'range1' : 'range')
    const second =
      kind[1] === 'p' ? point(kind === 'pp' ? 'point2' : 'point') : range(kind === 'rr' ? 'range2' : 'range')
    return overload([first, second], (_, a, b) => decide(test, a, b))
  })
}

/** Allen's relations between points and ranges (DMN 1.5 § 10.3.4.7, table 81). */
export const rangeFunctions: Functions = {
  before: relation(['pp', 'pr', 'rp', 'rr'], (a, b) => [before(a.high, b.low)]),
  after: relation(['pp', 'pr', 'rp', 'rr'], (a, b) => [before(b.high, a.low)]),
  meets: relation(['rr'], (a, b) => [touching(a.high, b.low)]),
  'met by': relation(['rr'], (a, b) => [touching(b.high, a.low)]),
  overlaps: relation(['rr'], (a, b) => [notAfter(a.low, b.high), notAfter(b.low, a.high)]),
  'overlaps before': relation(['rr'], (a, b) => [
    before(a.low, b.low),
    notAfter(b.low, a.high),
    notAfter(a.high, b.high),
  ]),
  'overlaps after': relation(['rr'], (a, b) => [
    before(b.low, a.low),
    notAfter(a.low, b.high),
    notAfter(b.high, a.high),
  ]),
  finishes: relation(['pr', 'rr'], (a, b) => [same(a.high, b.high), notAfter(b.low, a.low)]),
  'finished by': relation(['rp', 'rr'], (a, b) => [same(a.high, b.high), notAfter(a.low, b.low)]),
  includes: relation(['rp', 'rr'], (a, b) => [notAfter(a.low, b.low), notAfter(b.high, a.high)]),
  during: relation(['pr', 'rr'], (a, b) => [notAfter(b.low, a.low), notAfter(a.high, b.high)]),
  starts: relation(['pr', 'rr'], (a, b) => [same(a.low, b.low), notAfter(a.high, b.high)]),
  'started by': relation(['rp', 'rr'], (a, b) => [same(a.low, b.low), notAfter(b.high, a.high)]),
  coincides: relation(['pp', 'rr'], (a, b) => [same(a.low, b.low), same(a.high, b.high)]),
  range: [overload([text('from')], (_, from) => parseRange(from))],
}
