/** Codes a verb may fail with; `runtime/http/problem.ts` maps each to one HTTP status. */
export type RuntimeErrorCode =
  | 'invalid-argument'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid-state'
  | 'too-large'
  | 'too-many-requests'
  | 'unavailable'

/** A failure a person or client can act on. The message says what was expected, what was found, what to do. */
export class RuntimeError extends Error {
  override readonly name = 'RuntimeError'
  readonly code: RuntimeErrorCode
  /** Extra members of the problem document, for example `findings`. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: RuntimeErrorCode,
    message: string,
    options: { cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.details = options.details ?? {}
  }
}
