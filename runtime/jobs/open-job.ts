import { RuntimeError } from '../errors.ts'
import type { JobView, View } from '../lanes/work.ts'

/** The targeted job if it is open and, when a fence is given, still leased under it. */
export function openJobOf(view: View, fence: number | undefined): JobView {
  const { job } = view
  if (job === undefined) throw new Error('A job was targeted but not loaded.')
  if (job.state !== 'created' && job.state !== 'failed') {
    throw new RuntimeError('conflict', `Expected job ${job.key} to be open, but it is ${job.state}.`)
  }
  if (fence !== undefined && job.fence !== fence) {
    throw new RuntimeError(
      'conflict',
      `Expected job ${job.key} under lease ${fence}, but lease ${job.fence} of another worker replaced it. Drop the result.`,
    )
  }
  return job
}
