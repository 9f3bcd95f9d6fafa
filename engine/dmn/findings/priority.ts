import { compileText } from '../../feel/compile-text.ts'
import { MapFrame } from '../../feel/evaluation/frame.ts'
import { newRun } from '../../feel/evaluation/run.ts'
import { equal } from '../../feel/values/compare.ts'
import type { FeelValue } from '../../feel/values/value.ts'
import type { DecisionTable } from '../model.ts'

/**
 * Compares two rules of a table by the order of its output values: negative if the first comes first
 * (DMN 1.5 § 8.3.4). Undefined where an output is not a fixed value or none are listed.
 */
export function priorityOf(table: DecisionTable): ((a: number, b: number) => number) | undefined {
  const lists = table.outputs.map((output) => (output.values ? constant(`[${output.values}]`) : []))
  if (lists.some((list) => !Array.isArray(list))) return undefined
  const ranks = table.rules.map((rule) =>
    lists.map((list, column) => {
      if (!Array.isArray(list) || list.length === 0) return 0
      const value = constant(rule.outputs[column] ?? '')
      return value === undefined ? undefined : list.findIndex((listed) => equal(listed, value) === true)
    }),
  )
  if (ranks.some((row) => row.some((rank) => rank === undefined || rank < 0))) return undefined
  return (a, b) => {
    for (const column of lists.keys()) {
      const order = (ranks[a]?.[column] ?? 0) - (ranks[b]?.[column] ?? 0)
      if (order !== 0) return order
    }
    return 0
  }
}

/** The value of a text that reads no variable. */
function constant(text: string): FeelValue | undefined {
  const { code, node } = compileText(text)
  if (!code || !node || (node.kind !== 'literal' && node.kind !== 'list' && node.kind !== 'negate'))
    return undefined
  const run = newRun({ now: '1970-01-01T00:00:00Z' })
  const value = code(new MapFrame(null, run, new Map()))
  return run.warnings.length > 0 ? undefined : value
}
