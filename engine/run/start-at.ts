import type { Activation } from './command.ts'
import type { ScopeDraft } from './draft.ts'
import { armEventSubs } from './event-sub-process.ts'
import { modify } from './modify.ts'
import { orReject } from './modify-scope.ts'
import type { Run } from './run.ts'
import type { Rejection } from './step-result.ts'

/** Begins an instance in the middle: no start event is passed. */
export function startAt(run: Run, root: ScopeDraft, activate: readonly Activation[]): Rejection | undefined {
  const { id } = run.process
  run.records.push({ type: 'instanceStarted', element: activate[0]?.element ?? id })
  return orReject(id, () => armEventSubs(run, root)) ?? modify(run, { type: 'modify', activate })
}
