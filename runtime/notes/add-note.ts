import { recordAudit } from '../audit/record-audit.ts'
import { requireCase } from '../cases/require-case.ts'
import type { Context } from '../context.ts'
import { requirePermission } from '../identity/permissions.ts'
import type { Note } from './note.ts'

/** Adds a note to a case of the actor's office. */
export async function addNote(context: Context, instanceKey: string, text: string): Promise<Note> {
  const { actor } = context
  requirePermission(actor, 'case:note')
  const note = await context.database.transaction({ tenant: actor.tenantId }, async (tx) => {
    await requireCase(tx, instanceKey)
    const [row] = await tx<Note>`
      insert into case_notes (tenant_id, instance_key, text, author, author_name, at)
      values (${actor.tenantId}, ${instanceKey}, ${text}, ${actor.username}, ${actor.name}, ${context.now()})
      returning id, text, author_name as author, at`
    await recordAudit(tx, context, 'case:note', `case/${instanceKey}`)
    return row as Note
  })
  context.engine.events.emit({ tenant: actor.tenantId, event: 'case', key: instanceKey, change: 'note' })
  return note
}
