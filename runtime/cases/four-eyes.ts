import type { Transaction } from '../database/port.ts'

/** Whether this person may not do the task because they did an earlier one (four-eyes principle). */
export interface FourEyes {
  readonly excluded: boolean
  /** Name of the earlier task. */
  readonly reason?: string
  /** A second person has to do this task at all. */
  readonly required: boolean
}

export async function loadFourEyes(
  tx: Transaction,
  instanceKey: string,
  excludedElements: readonly string[],
  username: string,
): Promise<FourEyes> {
  if (excludedElements.length === 0) return { excluded: false, required: false }
  const [earlier] = await tx<{ name: string }>`
    select name from user_tasks
    where instance_key = ${instanceKey} and element_id = any(${[...excludedElements]}::text[])
      and completed_by = ${username}
    order by completed_at desc limit 1`
  return earlier
    ? { excluded: true, reason: earlier.name, required: true }
    : { excluded: false, required: true }
}
