import { canDo, publicationLifecycle } from '../../engine/index.ts'
import { RuntimeError } from '../errors.ts'
import type { Draft } from './draft.ts'

export type DraftCommand = 'submit' | 'sendBack' | 'publish'

/** Refuses what the lifecycle of a draft does not allow now (engine/lifecycles). */
export function requireDraftCommand(draft: Draft, command: DraftCommand): void {
  if (canDo(publicationLifecycle, draft.state, command)) return
  const expected = command === 'submit' ? 'a draft being edited' : 'a draft in review'
  throw new RuntimeError(
    'invalid-state',
    `Expected ${expected}, but '${draft.processId}' is in state '${draft.state}'. Reload the procedure.`,
  )
}
