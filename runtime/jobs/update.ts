import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'

export interface UpdateJobInput {
  readonly key: string
  readonly retries?: number | null | undefined
  /** New length of the running lease from now, in milliseconds. */
  readonly leaseMs?: number | null | undefined
}

/** Gives an open job attempts or a longer lease. */
export async function updateJob(context: Context, input: UpdateJobInput): Promise<void> {
  const { actor, database, engine } = context
  requirePermission(actor, 'job:work')
  const job = await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const [row] = await tx<{ job_type: string }>`
      update jobs set retries = coalesce(${input.retries ?? null}::integer, retries), updated_at = now(),
        leased_until = case when ${input.leaseMs != null}
          then now() + ${input.leaseMs ?? 0}::integer * interval '1 millisecond' else leased_until end
      where key = ${input.key} and state in ('created', 'failed')
      returning job_type`
    if (row !== undefined) await recordAudit(tx, context, 'job:update', `job/${input.key}`)
    return row
  })
  if (job === undefined) {
    throw new RuntimeError(
      'not-found',
      `Expected an open job ${input.key}, but found none. It may be done already.`,
    )
  }
  engine.signals.wake(`jobs ${actor.tenantId} ${job.job_type}`)
}
