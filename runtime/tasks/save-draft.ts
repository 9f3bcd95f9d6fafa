import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { lockOpenTask } from './lock-open-task.ts'

export interface SaveDraftInput {
  readonly key: string
  readonly data: Readonly<Record<string, unknown>>
  /** The revision this draft goes on from; 0 for the first. */
  readonly rev: number
}

/** Keeps half-done answers as they are. A draft somebody else saved meanwhile is not overwritten (409 with it). */
export async function saveDraft(
  context: Context,
  input: SaveDraftInput,
): Promise<{ readonly rev: number; readonly savedAt: string }> {
  const { actor, database, now } = context
  requirePermission(actor, 'task:complete')
  return database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const task = await lockOpenTask(tx, input.key)
    if (task.assignee !== null && task.assignee !== actor.username && !actor.roles.includes('lead')) {
      throw new RuntimeError(
        'forbidden',
        `Expected your own task, but '${task.assignee}' has it. Reload the task.`,
      )
    }
    const [draft] = await tx<{ rev: number; data: unknown }>`
      select rev, data from task_drafts where task_key = ${input.key}`
    const rev = draft?.rev ?? 0
    if (rev !== input.rev) {
      throw new RuntimeError(
        'conflict',
        `Expected revision ${input.rev} of the draft, but it is at ${rev}: it was saved elsewhere. Compare and save again.`,
        { details: { rev, data: draft?.data ?? null } },
      )
    }
    const savedAt = now()
    await tx`
      insert into task_drafts (task_key, tenant_id, data, rev, saved_by, saved_at)
      values (${input.key}, ${tx.tenant}, ${JSON.stringify(input.data)}::jsonb, ${rev + 1}, ${actor.username}, ${savedAt})
      on conflict on constraint task_drafts_pk
      do update set data = excluded.data, rev = excluded.rev, saved_by = excluded.saved_by, saved_at = excluded.saved_at`
    return { rev: rev + 1, savedAt: savedAt.toISOString() }
  })
}
