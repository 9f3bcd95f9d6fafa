import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { openAdHocOf } from './open-ad-hoc.ts'

export interface ActivateAdHocInput {
  /** Key of the ad-hoc sub-process's element instance. */
  readonly key: string
  readonly elements: readonly string[]
}

/** Starts steps of an ad-hoc sub-process, each as often as it is named (BPMN 2.0.2 § 13.3.5). */
export async function activateAdHoc(context: Context, input: ActivateAdHocInput): Promise<void> {
  requirePermission(context.actor, 'ad-hoc:use')
  await context.engine.lanes.submit({
    kind: 'step',
    actor: context.actor,
    target: { type: 'adHoc', key: input.key },
    audit: {
      action: 'ad-hoc:use',
      object: `element-instance/${input.key}`,
      requestId: context.requestId,
    },
    decide: (view) => ({
      type: 'activateElements',
      wait: openAdHocOf(view).wait,
      elements: input.elements,
    }),
  })
}
