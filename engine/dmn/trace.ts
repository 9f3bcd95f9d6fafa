import type { Run } from '../feel/evaluation/run.ts'
import type { Json } from '../json.ts'

/** What a decision letter can cite of one evaluated decision. */
export interface DecisionTrace {
  readonly decision: string
  readonly name: string
  readonly inputs: readonly { readonly label: string; readonly value: Json }[]
  readonly rowsHit: readonly RowHit[]
  readonly output: Json
  readonly versionTag?: string
}

interface RowHit {
  /** Row number, from 1. */
  readonly index: number
  readonly outputs: { readonly [column: string]: Json }
  readonly annotations: { readonly [column: string]: string }
}

/** Notes of the decision that is being evaluated. */
export interface Notes {
  readonly inputs: { readonly label: string; readonly value: Json }[]
  readonly rowsHit: RowHit[]
}

interface Log {
  readonly stack: Notes[]
  /** Hit policies that the rules broke: such a result must not be used. */
  readonly violations: string[]
}

const logs = new WeakMap<Run, Log>()

export function logOf(run: Run): Log {
  const known = logs.get(run)
  if (known) return known
  const log: Log = { stack: [], violations: [] }
  logs.set(run, log)
  return log
}

/** The notes of the innermost decision. */
export function notesOf(run: Run): Notes | undefined {
  return logOf(run).stack.at(-1)
}
