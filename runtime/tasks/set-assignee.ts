import { recordAudit } from '../audit/record-audit.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/port.ts'
import type { OpenTask } from './lock-open-task.ts'

/** Writes who has the task, with its line in the timeline and the audit log. `null`: nobody. */
export async function setAssignee(
  tx: Transaction,
  context: Context,
  task: OpenTask,
  assignee: string | null,
): Promise<void> {
  const { actor, engine, now } = context
  await tx`update user_tasks set assignee = ${assignee}, rev = rev + 1 where key = ${task.key}`
  await tx`
    insert into timeline (key, tenant_id, instance_key, at, kind, element_id, element_name, actor, actor_name, data)
    values (${await engine.keys.reserve(1, tx).then((next) => next())}, ${tx.tenant}, ${task.instanceKey}, ${now()},
      ${assignee === null ? 'task-unassigned' : 'task-assigned'}, ${task.elementId}, ${task.name},
      ${actor.username}, ${actor.name}, ${JSON.stringify({ assignee })}::jsonb)`
  await recordAudit(tx, context, assignee === null ? 'task:unassign' : 'task:assign', `task/${task.key}`)
}
