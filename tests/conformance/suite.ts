/** A conformance suite that nobody on the project wrote: what passed, and why the rest did not. */
export interface Suite {
  readonly name: string
  /** Its folder below the material, for example `betsy`. */
  readonly folder: string
  /** Runs every case. `root` is the folder of all material. */
  run(root: string): Promise<SuiteResult>
}

export interface SuiteResult {
  readonly passed: number
  readonly total: number
  readonly failures: readonly Failure[]
  /** Cases that say nothing about us, each with the reason; not part of `total`. */
  readonly notApplicable?: readonly Failure[]
}

export interface Failure {
  readonly case: string
  /** What was expected, what was found. */
  readonly reason: string
}

/** Counts cases: each answers with the reason it failed, or nothing. */
export function countCases(
  cases: readonly { readonly name: string; readonly reason?: string }[],
): SuiteResult {
  const failures = cases.flatMap(({ name, reason }) => (reason === undefined ? [] : [{ case: name, reason }]))
  return { passed: cases.length - failures.length, total: cases.length, failures }
}
