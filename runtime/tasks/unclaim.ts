import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { mayDo, requirePermission } from '../identity/permissions.ts'
import { lockOpenTask } from './lock-open-task.ts'
import { setAssignee } from './set-assignee.ts'

/** Gives a task back to its group. One's own with the right to claim, another's with the right to assign. */
export async function unclaimTask(context: Context, input: { readonly key: string }): Promise<void> {
  const { actor, database } = context
  if (!mayDo(actor, 'task:assign')) requirePermission(actor, 'task:claim')
  await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const task = await lockOpenTask(tx, input.key)
    if (task.assignee === null) return
    if (task.assignee !== actor.username && actor.kind !== 'system' && !mayDo(actor, 'task:assign')) {
      throw new RuntimeError(
        'forbidden',
        `Expected your own task, but '${task.assignee}' has it. Ask them or your team lead to give it back.`,
      )
    }
    await setAssignee(tx, context, task, null)
  })
  context.engine.events.emit({ tenant: actor.tenantId, event: 'task', key: input.key, change: 'unassigned' })
}
