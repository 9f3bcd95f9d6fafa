import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { openJobOf } from './open-job.ts'

export interface FailJobInput {
  readonly key: string
  /** Attempts left; 0 raises an incident. */
  readonly retries: number
  readonly message: string
  /** Wait before the next attempt, in milliseconds. */
  readonly backoffMs: number
  readonly fence?: number
}

/** An attempt failed: the job comes back after the back-off, or becomes an incident when none is left. */
export async function failJob(context: Context, input: FailJobInput): Promise<void> {
  const { actor, database, engine } = context
  requirePermission(actor, 'job:work')
  if (input.retries > 0) {
    const job = await database.transaction({ tenant: actor.tenantId }, async (tx) => {
      const [row] = await tx`
        update jobs set state = 'failed', retries = ${input.retries}, error_message = ${input.message},
          leased_until = null, updated_at = now(),
          available_at = now() + ${input.backoffMs}::integer * interval '1 millisecond'
        where key = ${input.key} and state in ('created', 'failed')
          and (${input.fence ?? null}::integer is null or fence = ${input.fence ?? null}::integer)
        returning key`
      if (row !== undefined) await recordAudit(tx, context, 'job:fail', `job/${input.key}`)
      return row
    })
    if (job !== undefined) return
    // Which of the reasons it was, the lane's checks tell.
  }
  await engine.lanes.submit({
    kind: 'step',
    actor,
    target: { type: 'job', key: input.key },
    decide(view) {
      const job = openJobOf(view, input.fence)
      if (input.retries > 0)
        throw new RuntimeError('conflict', `Expected job ${input.key} unchanged. Try again.`)
      if (job.retries === 0) {
        throw new RuntimeError(
          'conflict',
          `Expected job ${input.key} with attempts left, but it has an incident.`,
        )
      }
      return { type: 'failJob', wait: job.wait, message: input.message }
    },
  })
}
