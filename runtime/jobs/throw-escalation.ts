import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { openJobOf } from './open-job.ts'

export interface ThrowJobEscalationInput {
  readonly key: string
  readonly code: string
  readonly variables?: Variables
  readonly fence?: number
}

/** A worker escalates; the job stays open unless an interrupting event catches it (BPMN 2.0.2 § 10.5.5). */
export async function throwJobEscalation(context: Context, input: ThrowJobEscalationInput): Promise<void> {
  requirePermission(context.actor, 'job:work')
  const { code, variables = {} } = input
  await context.engine.lanes.submit({
    kind: 'step',
    actor: context.actor,
    target: { type: 'job', key: input.key },
    decide: (view) => ({
      type: 'throwEscalation',
      wait: openJobOf(view, input.fence).wait,
      code,
      variables,
    }),
  })
}
