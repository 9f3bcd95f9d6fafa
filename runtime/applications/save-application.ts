import type { Answers } from '../../forms/index.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { requirePermission } from '../identity/permissions.ts'
import { requireApplication } from './application.ts'

export interface SaveApplicationInput {
  readonly id: string
  readonly data: Answers
  readonly page: string
  readonly rev: number
}

/** Keeps the answers so far, right or wrong. Refuses to write over what another window has written. */
export async function saveApplication(
  context: Context,
  input: SaveApplicationInput,
): Promise<{ rev: number; savedAt: string }> {
  requirePermission(context.actor, 'application:write')
  const { userId, tenantId } = context.actor
  return context.database.transaction({ tenant: tenantId, user: userId }, async (tx) => {
    const now = context.now()
    const [saved] = await tx<{ rev: number; saved_at: string }>`
      update applications
      set data = ${JSON.stringify(input.data)}::jsonb, page = ${input.page}, rev = rev + 1, saved_at = ${now}
      where id = ${input.id} and user_id = ${userId} and rev = ${input.rev} and state = 'draft'
      returning rev, saved_at`
    if (saved) return { rev: saved.rev, savedAt: saved.saved_at }
    const found = await requireApplication(tx, userId, input.id)
    if (found.state !== 'draft') {
      throw new RuntimeError(
        'invalid-state',
        'Expected a draft, but this application has been sent. Look at its status instead.',
      )
    }
    throw new RuntimeError(
      'conflict',
      `Expected revision ${found.rev}, but you sent ${input.rev}: another window has saved meanwhile. Choose one of the two.`,
      { details: { rev: found.rev, data: found.data, page: found.page } },
    )
  })
}
