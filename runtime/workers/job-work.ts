import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { type ActivatedJob, activateJobs } from '../jobs/activate.ts'
import { completeJob } from '../jobs/complete.ts'
import { failJob } from '../jobs/fail.ts'
import { throwJobError } from '../jobs/throw-error.ts'
import { systemContext } from '../system-context.ts'
import { BpmnError, type JobHandler } from './built-in-job.ts'
import type { WorkerDeps } from './start-workers.ts'

const jobsPerRound = 20
const leaseMs = 60_000
const gone: ReadonlySet<string> = new Set(['conflict', 'invalid-state', 'not-found'])

/** Works jobs of the built-in types over all tenants. */
export function createJobWork(
  deps: WorkerDeps,
  workers: ReadonlyMap<string, JobHandler>,
): () => Promise<number> {
  return async () => {
    if (workers.size === 0) return 0
    const due = await deps.database.transaction(
      { tenant: null, role: 'engine' },
      (tx) => tx<{ tenant_id: string; job_type: string }>`
        select distinct tenant_id, job_type from jobs
        where job_type = any(${[...workers.keys()]}::text[]) and state in ('created', 'failed') and retries > 0
          and available_at <= now() and (leased_until is null or leased_until <= now())`,
    )
    let done = 0
    for (const { tenant_id, job_type } of due) {
      const handler = workers.get(job_type)
      if (handler === undefined) continue
      const context = systemContext(deps, tenant_id, 'built-in worker')
      const jobs = await activateJobs(context, {
        type: job_type,
        worker: 'built-in',
        leaseMs,
        limit: jobsPerRound,
        waitMs: 0,
      })
      for (const job of jobs) await workJob(deps, context, handler, job)
      done += jobs.length
    }
    return done
  }
}

async function workJob(
  deps: WorkerDeps,
  context: Context,
  handler: JobHandler,
  job: ActivatedJob,
): Promise<void> {
  try {
    await finishJob(deps, context, handler, job)
  } catch (error) {
    // Another worker has it, or the instance ended: its result no longer counts.
    if (error instanceof RuntimeError && gone.has(error.code)) return
    const name = error instanceof Error ? error.name : 'unknown'
    deps.log.warn({ job: job.key, type: job.type, name }, 'job not answered, it comes back after its lease')
  }
}

/** What the handler throws is the job's failure, whatever its code; it never passes in silence. */
async function finishJob(
  deps: WorkerDeps,
  context: Context,
  handler: JobHandler,
  job: ActivatedJob,
): Promise<void> {
  const { key, fence } = job
  let variables: Variables
  try {
    variables = await handler(job, context)
  } catch (error) {
    if (error instanceof BpmnError) {
      await throwJobError(context, { key, fence, code: error.code, message: error.message })
      return
    }
    deps.log.warn(
      { job: key, type: job.type, name: error instanceof Error ? error.name : 'unknown' },
      'job failed',
    )
    await failJob(context, {
      key,
      fence,
      retries: job.retries - 1,
      message: error instanceof RuntimeError ? error.message : 'The built-in worker failed. See the log.',
      backoffMs: 1000 * 4 ** Math.max(0, 3 - job.retries),
    })
    return
  }
  await completeJob(context, { key, fence, variables })
}
