import type { Transaction } from '../database/port.ts'
import { RuntimeError } from '../errors.ts'

export interface OpenTask {
  readonly key: string
  readonly instanceKey: string
  readonly elementId: string
  readonly name: string
  readonly assignee: string | null
  readonly candidateGroups: readonly string[]
  readonly candidateUsers: readonly string[]
}

/** The task's row, locked; `not-found` when there is none, `conflict` when it is done or withdrawn. */
export async function lockOpenTask(tx: Transaction, key: string): Promise<OpenTask> {
  const [task] = await tx<
    OpenTask & { state: string; completedAt: string | null; completedByName: string | null }
  >`
    select key, instance_key as "instanceKey", element_id as "elementId", name, assignee, state,
      candidate_groups as "candidateGroups", candidate_users as "candidateUsers",
      completed_at as "completedAt", completed_by_name as "completedByName"
    from user_tasks where key = ${key} for update`
  if (task === undefined) {
    throw new RuntimeError(
      'not-found',
      `Expected task ${key} to exist, but found none. Reload the task list.`,
    )
  }
  if (task.state !== 'created') throw taskClosed(task)
  return task
}

export function taskClosed(task: {
  readonly name: string
  readonly state: string
  readonly completedAt: string | null
  readonly completedByName: string | null
}): RuntimeError {
  return new RuntimeError(
    'conflict',
    task.state === 'completed' && task.completedAt !== null
      ? `Expected task '${task.name}' to be open, but ${task.completedByName ?? 'somebody'} completed it at ${task.completedAt}. Reload the task list.`
      : `Expected task '${task.name}' to be open, but it is ${task.state}. Reload the task list.`,
  )
}
