import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { openJobOf } from './open-job.ts'

export interface CompleteJobInput {
  readonly key: string
  readonly variables?: Variables
  /** Number of the lease the work was done under. */
  readonly fence?: number
}

/** A worker did its job; the variables go through the task's output mapping. */
export async function completeJob(context: Context, input: CompleteJobInput): Promise<void> {
  requirePermission(context.actor, 'job:work')
  await context.engine.lanes.submit({
    kind: 'step',
    actor: context.actor,
    target: { type: 'job', key: input.key },
    decide: (view) => ({
      type: 'completeJob',
      wait: openJobOf(view, input.fence).wait,
      variables: input.variables ?? {},
    }),
  })
}
