import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { openJobOf } from './open-job.ts'

export interface ThrowJobErrorInput {
  readonly key: string
  readonly code: string
  readonly message?: string
  readonly variables?: Variables
  readonly fence?: number
}

/** A job ends with a BPMN error, which a boundary or event sub-process may catch (BPMN 2.0.2 § 10.5.6). */
export async function throwJobError(context: Context, input: ThrowJobErrorInput): Promise<void> {
  requirePermission(context.actor, 'job:work')
  const { code, message, variables } = input
  await context.engine.lanes.submit({
    kind: 'step',
    actor: context.actor,
    target: { type: 'job', key: input.key },
    decide: (view) => ({
      type: 'throwError',
      wait: openJobOf(view, input.fence).wait,
      code,
      ...(message !== undefined && { message }),
      ...(variables !== undefined && { variables }),
    }),
  })
}
