import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import type { ActivatedJob } from '../jobs/activate.ts'

/**
 * Works one job inside the service. Called after the commit that opened the job, at least once: what it does
 * outside carries the job's key. Throw `BpmnError` to end it with an error the model may catch.
 */
export type JobHandler = (job: ActivatedJob, context: Context) => Promise<Variables>

/** Ends a job with a BPMN error instead of a failed attempt. */
export class BpmnError extends Error {
  override readonly name = 'BpmnError'
  readonly code: string

  constructor(code: string, message: string, options: { cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.code = code
  }
}
