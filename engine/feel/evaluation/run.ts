import { DEFAULT_LAND, type Land } from '../../calendar/land.ts'

/** One evaluation: its clock, its budget and what it warns of. */
export interface Run {
  /** ISO 8601 instant. */
  readonly now: string
  /** IANA zone of `today()` and `now()`. */
  readonly zone: string
  /** Whose public holidays count where none is named. */
  readonly land: Land
  steps: number
  depth: number
  readonly warnings: Warning[]
}

export interface Warning {
  readonly code: string
  readonly message: string
  /** Offset in the expression text. */
  readonly position?: number
  /** The variable, entry, function or parameter it is about. */
  readonly name?: string
  /** In a model: the element that holds the text, and the text. */
  readonly element?: string
  readonly text?: string
}

/** The bounds of one evaluation: an expression ends with a message instead of hanging or filling memory. */
export const limits = {
  steps: 100_000,
  callDepth: 200,
  stringLength: 1_000_000,
  listLength: 100_000,
  resultNodes: 250_000,
  warnings: 50,
} as const

/** Ends an evaluation that asks for more than its budget; caught at the border of `engine/feel`. */
export class LimitExceeded extends Error {
  readonly code: 'step-limit' | 'result-too-large' | 'recursion-limit'

  constructor(code: LimitExceeded['code'], message: string) {
    super(`Expression stopped (${code}): ${message}. Make the loop, list or recursion smaller.`)
    this.code = code
  }
}

export function newRun(
  env: { readonly now: string; readonly zone?: string; readonly land?: Land },
  steps: number = limits.steps,
): Run {
  return {
    now: env.now,
    zone: env.zone ?? 'Europe/Berlin',
    land: env.land ?? DEFAULT_LAND,
    steps,
    depth: 0,
    warnings: [],
  }
}

/** What work is counted on: a run, or a budget of its own. */
export interface Meter {
  steps: number
}

/** Counts work; call with the number of elements touched. */
export function spend(run: Meter, steps: number): void {
  run.steps -= steps
  if (run.steps < 0) throw new LimitExceeded('step-limit', 'its step budget is used up')
}

/** Counts the work on a long string: one step for 256 characters. */
export function spendText(run: Meter, text: string): void {
  if (text.length > 255) spend(run, text.length >> 8)
}

export function checkLength(length: number, limit: number = limits.listLength): void {
  if (length > limit)
    throw new LimitExceeded('result-too-large', `found a size of ${length}, at most ${limit}`)
}

/** Notes what was wrong; the value that is missing is null. */
export function warn(run: Run, code: string, message: string, position?: number, name?: string): null {
  if (run.warnings.length < limits.warnings) {
    run.warnings.push({
      code,
      message,
      ...(position === undefined ? {} : { position }),
      ...(name === undefined ? {} : { name }),
    })
  }
  return null
}

/** Says of the warnings since `from` which text of a model they come from; inner texts have said it before. */
export function placeWarnings(
  run: Run,
  from: number,
  place: { readonly element: string; readonly text: string },
): void {
  for (const [index, warning] of run.warnings.entries()) {
    if (index >= from && warning.text === undefined) run.warnings[index] = { ...warning, ...place }
  }
}
