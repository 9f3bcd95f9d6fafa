import type { Context } from '../context.ts'
import { type ActivatedJob, activateJobs } from '../jobs/activate.ts'
import { completeJob } from '../jobs/complete.ts'
import { failJob } from '../jobs/fail.ts'
import { letterWorker } from '../letters/letter-worker.ts'

/** Says whether the letter of this step shall fail, and with which message. */
export type LetterFailure = (job: Pick<ActivatedJob, 'instanceKey' | 'elementId'>) => string | undefined

/** Writes the open letters of the actor's office, as the built-in worker does. */
export async function workLetters(context: Context, failure: LetterFailure): Promise<void> {
  const jobs = await activateJobs(context, {
    type: 'letter',
    worker: 'built-in',
    leaseMs: 60_000,
    limit: 100,
    waitMs: 0,
  })
  await Promise.all(
    jobs.map(async (job) => {
      const { key, fence } = job
      const message = failure(job)
      if (message !== undefined) return failJob(context, { key, fence, message, retries: 0, backoffMs: 0 })
      return completeJob(context, { key, fence, variables: await letterWorker(job, context) })
    }),
  )
}
