import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { lockOpenTask } from './lock-open-task.ts'
import { mayWorkOn } from './may-work-on.ts'
import { setAssignee } from './set-assignee.ts'

/** Takes an open task that nobody has. Claiming one's own task again changes nothing. */
export async function claimTask(context: Context, input: { readonly key: string }): Promise<void> {
  const { actor, database } = context
  requirePermission(actor, 'task:claim')
  await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const task = await lockOpenTask(tx, input.key)
    if (task.assignee === actor.username) return
    if (task.assignee !== null) {
      throw new RuntimeError(
        'conflict',
        `Expected task '${task.name}' to be free, but '${task.assignee}' has it. Reload the task list.`,
      )
    }
    if (!mayWorkOn(actor, task)) {
      throw new RuntimeError(
        'forbidden',
        `Expected one of the groups ${task.candidateGroups.join(', ')} for task '${task.name}', but '${actor.username}' is in none of them.`,
      )
    }
    await setAssignee(tx, context, task, actor.username)
  })
  context.engine.events.emit({ tenant: actor.tenantId, event: 'task', key: input.key, change: 'assigned' })
}
