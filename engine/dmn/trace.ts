import type { Run, Warning } from '../feel/evaluation/run.ts'
import type { Json } from '../json.ts'

/** What a decision letter can cite of one evaluated decision. */
export interface DecisionTrace {
  /** Id of the decision; `namespace#id` if it is one of an imported file. */
  readonly decision: string
  readonly name: string
  /** The file it stands in: id, name and SHA-256 of its text, so that the very table can be found again. */
  readonly file: { readonly id: string; readonly name: string; readonly hash: string }
  readonly versionTag?: string
  readonly hitPolicy?: string
  /** Decisions this one asked, as they are called in `decision`. */
  readonly requires: readonly string[]
  readonly inputs: readonly InputRead[]
  readonly rowsHit: readonly RowHit[]
  readonly output: Json
  /** What was missing or did not fit. */
  readonly warnings: readonly TraceWarning[]
}

interface InputRead {
  readonly label: string
  readonly value: Json
  /** Owner of the table if it is not the decision itself: a knowledge model. */
  readonly table?: string
}

interface RowHit {
  /** Row number, from 1. */
  readonly index: number
  readonly rule?: string
  readonly table?: string
  readonly outputs: { readonly [column: string]: Json }
  readonly annotations: { readonly [column: string]: string }
}

interface TraceWarning {
  readonly code: string
  readonly message: string
  /** The variable, entry or input it is about. */
  readonly name?: string
  /** Id of the rule, column or expression, its text, and the place in it, from 0. */
  readonly element?: string
  readonly text?: string
  readonly position?: number
}

/** Notes of the decision that is being evaluated. */
export interface Notes {
  readonly owner: string
  readonly inputs: InputRead[]
  readonly rowsHit: RowHit[]
  readonly asked: Set<string>
}

interface Log {
  readonly stack: Notes[]
  /** Hit policies that the rules broke: such a result must not be used. */
  readonly violations: string[]
  /** Warnings that a decision has already told. */
  readonly told: Set<Warning>
}

const logs = new WeakMap<Run, Log>()

export function logOf(run: Run): Log {
  const known = logs.get(run)
  if (known) return known
  const log: Log = { stack: [], violations: [], told: new Set() }
  logs.set(run, log)
  return log
}

/** The notes of the innermost decision. */
export function notesOf(run: Run): Notes | undefined {
  return logOf(run).stack.at(-1)
}

/** Warnings since `from` that no inner decision has told; they count as told then. */
export function ownWarnings(run: Run, from: number): Warning[] {
  const { told } = logOf(run)
  const own = run.warnings.slice(from).filter((warning) => !told.has(warning))
  for (const warning of own) told.add(warning)
  return own
}

/** The trace as JSON. */
export function traceJson(trace: DecisionTrace): Json {
  const { decision, name, file, requires, inputs, rowsHit, output, warnings } = trace
  return {
    decision,
    name,
    file: { ...file },
    versionTag: trace.versionTag ?? null,
    hitPolicy: trace.hitPolicy ?? null,
    requires,
    inputs: inputs.map((input) => ({ ...input })),
    rowsHit: rowsHit.map((row) => ({ ...row })),
    output,
    warnings: warnings.map((warning) => ({ ...warning })),
  }
}
