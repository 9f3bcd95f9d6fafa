import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { claimTask } from './claim.ts'
import { lockOpenTask } from './lock-open-task.ts'
import { setAssignee } from './set-assignee.ts'

export interface AssignTaskInput {
  readonly key: string
  /** Username of the same authority. */
  readonly assignee: string
  /** Takes the task from whoever has it; default true. */
  readonly allowOverride?: boolean
}

/** Gives a task to a person. To oneself, without the right to assign, it is a claim. */
export async function assignTask(context: Context, input: AssignTaskInput): Promise<void> {
  const { actor, database } = context
  const isLead = actor.roles.some((role) => role === 'lead' || role === 'operator' || role === 'worker')
  if (input.assignee === actor.username && !isLead) return claimTask(context, input)
  requirePermission(actor, 'task:assign')
  await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const task = await lockOpenTask(tx, input.key)
    const [person] = await tx<{ username: string }>`
      select username from users where username = ${input.assignee} and disabled_at is null`
    if (person === undefined) {
      throw new RuntimeError(
        'invalid-argument',
        `Expected a user name of this authority, but found '${input.assignee}'. Check the spelling.`,
      )
    }
    if (task.assignee !== null && task.assignee !== input.assignee && input.allowOverride === false) {
      throw new RuntimeError(
        'conflict',
        `Expected task '${task.name}' to be free, but '${task.assignee}' has it.`,
      )
    }
    await setAssignee(tx, context, task, input.assignee)
  })
  context.engine.events.emit({ tenant: actor.tenantId, event: 'task', key: input.key, change: 'assigned' })
}
