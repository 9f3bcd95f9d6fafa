import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'

/** Ends a running instance with everything it waits for and everything it called. */
export async function cancelInstance(context: Context, input: { readonly key: string }): Promise<void> {
  requirePermission(context.actor, 'instance:cancel')
  await context.engine.lanes.submit({
    kind: 'step',
    actor: context.actor,
    target: { type: 'instance', key: input.key },
    decide(view) {
      if (view.parentKey !== null) {
        throw new RuntimeError(
          'conflict',
          `Expected an instance nobody waits for, but ${view.parentKey} called this one. Cancel ${view.parentKey}.`,
        )
      }
      return { type: 'cancel' }
    },
  })
}
