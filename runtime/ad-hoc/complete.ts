import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { openAdHocOf } from './open-ad-hoc.ts'

/** Ends an ad-hoc sub-process: no further step is needed. */
export async function completeAdHoc(context: Context, input: { readonly key: string }): Promise<void> {
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
    decide: (view) => ({ type: 'completeAdHoc', wait: openAdHocOf(view).wait }),
  })
}
