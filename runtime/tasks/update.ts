import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import { lockOpenTask } from './lock-open-task.ts'

export interface TaskChanges {
  readonly dueDate?: string | null | undefined
  readonly followUpDate?: string | null | undefined
  readonly candidateUsers?: readonly string[] | null | undefined
  readonly candidateGroups?: readonly string[] | null | undefined
  readonly priority?: number | null | undefined
}

/** Changes dates, candidates or priority of an open task; what is not named stays, an empty date is removed. */
export async function updateTask(
  context: Context,
  input: { readonly key: string; readonly changes: TaskChanges },
): Promise<void> {
  const { actor, database } = context
  requirePermission(actor, 'task:assign')
  const { dueDate, followUpDate, candidateUsers, candidateGroups, priority } = input.changes
  await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const task = await lockOpenTask(tx, input.key)
    await tx`
      update user_tasks set
        due_at = case when ${dueDate != null} then nullif(${dueDate ?? ''}::text, '')::timestamptz else due_at end,
        follow_up_at = case when ${followUpDate != null}
          then nullif(${followUpDate ?? ''}::text, '')::timestamptz else follow_up_at end,
        candidate_users = coalesce(${candidateUsers ?? null}::text[], candidate_users),
        candidate_groups = coalesce(${candidateGroups ?? null}::text[], candidate_groups),
        priority = coalesce(${priority ?? null}::integer, priority),
        rev = rev + 1
      where key = ${task.key}`
    await recordAudit(tx, context, 'task:update', `task/${task.key}`)
  })
  context.engine.events.emit({ tenant: actor.tenantId, event: 'task', key: input.key, change: 'updated' })
}
