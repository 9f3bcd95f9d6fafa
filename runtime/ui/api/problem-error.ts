/** A call that did not succeed. `status` 0: the server was not reached. `body` is the problem document. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly detail: string
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: unknown, options: { cause?: unknown } = {}) {
    const document = isRecord(body) ? body : {}
    const detail = [document.detail, document.title].find((text) => typeof text === 'string')
    super(typeof detail === 'string' ? detail : `HTTP ${status}`, options)
    this.status = status
    this.detail = this.message
    this.body = document
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
