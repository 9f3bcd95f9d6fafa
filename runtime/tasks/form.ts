import type { FormDocument } from '../../forms/document.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'

export interface TaskForm {
  readonly key: string
  readonly tenantId: string
  readonly formId: string
  readonly version: number
  readonly document: FormDocument
}

/** The form of a task in the version its process is bound to; null when the task has none. */
export async function getTaskForm(
  context: Context,
  input: { readonly key: string },
): Promise<TaskForm | null> {
  const { actor, database, engine } = context
  requirePermission(actor, 'task:read')
  return database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const [task] = await tx<{ form_id: string | null; process_definition_key: string }>`
      select form_id, process_definition_key from user_tasks where key = ${input.key}`
    if (task === undefined) {
      throw new RuntimeError(
        'not-found',
        `Expected task ${input.key} to exist, but found none. Reload the list.`,
      )
    }
    if (task.form_id === null) return null
    const definition = await engine.definitions.get(tx, task.process_definition_key)
    const form = definition.forms.get(task.form_id)
    if (form === undefined) return null
    return { ...form, tenantId: definition.tenantId, formId: task.form_id }
  })
}
