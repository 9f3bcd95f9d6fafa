import { invoke } from '../feel/evaluation/invoke.ts'
import { type Run, warn } from '../feel/evaluation/run.ts'
import { builtins } from '../feel/functions/registry.ts'
import { equal } from '../feel/values/compare.ts'
import { FeelContext } from '../feel/values/context.ts'
import type { FeelValue } from '../feel/values/value.ts'
import type { Aggregation, HitPolicy } from './model.ts'
import { logOf } from './trace.ts'

/** A matched rule with its output values, in column order. */
export interface Hit {
  readonly row: number
  readonly values: readonly FeelValue[]
}

export interface Choice {
  readonly hits: readonly Hit[]
  /** A list policy answers with a list even for one hit. */
  readonly many: boolean
  readonly broken: boolean
}

/** Which of the matched rules count, and in which order (DMN 1.5 § 8.3.4). `ranks` order the outputs. */
export function choose(
  policy: HitPolicy,
  hits: readonly Hit[],
  ranks: readonly (readonly FeelValue[])[],
  run: Run,
): Choice {
  const single = (kept: readonly Hit[], broken = false): Choice => ({ hits: kept, many: false, broken })
  switch (policy) {
    case 'UNIQUE':
      return hits.length > 1 ? single([], violated(run, policy, hits)) : single(hits)
    case 'ANY': {
      const [first, ...others] = hits
      const same = others.every((hit) => equal([...hit.values], [...(first?.values ?? [])]) === true)
      return same ? single(hits) : single([], violated(run, policy, hits))
    }
    case 'FIRST':
      return single(hits.slice(0, 1))
    case 'PRIORITY':
      return single(byRank(hits, ranks).slice(0, 1))
    case 'OUTPUT ORDER':
      return { hits: byRank(hits, ranks), many: true, broken: false }
    case 'RULE ORDER':
    case 'COLLECT':
      return { hits, many: true, broken: false }
  }
}

function violated(run: Run, policy: HitPolicy, hits: readonly Hit[]): true {
  const rows = hits.map(({ row }) => row).join(', ')
  const message = `Expected at most one result under hit policy ${policy}, but the rows ${rows} apply. Make the rows exclude each other.`
  warn(run, 'hit-policy-violated', message)
  logOf(run).violations.push(message)
  return true
}

/** Highest priority first: the order in which the output values are listed. */
function byRank(hits: readonly Hit[], ranks: readonly (readonly FeelValue[])[]): Hit[] {
  const rankOf = (hit: Hit, column: number) => {
    const rank = (ranks[column] ?? []).findIndex((value) => equal(value, hit.values[column] ?? null) === true)
    return rank < 0 ? Number.MAX_SAFE_INTEGER : rank
  }
  return hits.toSorted((a, b) => {
    for (const column of ranks.keys()) {
      const order = rankOf(a, column) - rankOf(b, column)
      if (order !== 0) return order
    }
    return a.row - b.row
  })
}

const functions: { readonly [aggregation in Aggregation]: string } = {
  SUM: 'sum',
  COUNT: 'count',
  MIN: 'min',
  MAX: 'max',
}

/** Aggregates what was collected; several output columns each on their own. */
export function aggregate(aggregation: Aggregation, results: readonly FeelValue[], run: Run): FeelValue {
  const apply = (values: readonly FeelValue[]): FeelValue => {
    const target = builtins.get(functions[aggregation])
    return target ? invoke(target, [values], run) : null
  }
  const [first] = results
  if (!(first instanceof FeelContext) || aggregation === 'COUNT') return apply(results)
  return new FeelContext(
    new Map(
      first.keys().map((key) => {
        const column = results.map((result) =>
          result instanceof FeelContext ? (result.get(key) ?? null) : null,
        )
        return [key, apply(column)] as const
      }),
    ),
  )
}
