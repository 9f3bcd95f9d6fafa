import type { Place } from '../elements/element-behavior.ts'
import type { Variables } from '../json.ts'
import { findCatcher, fireCatcher } from './find-catcher.ts'
import type { Run } from './run.ts'

/**
 * Throws an escalation. Uncaught it carries on, in a called instance its caller is asked next
 * (BPMN 2.0.2 § 10.5.6).
 */
export function throwEscalation(run: Run, from: Place, code: string, variables: Variables): void {
  run.records.push({ type: 'escalationThrown', element: from.node.id, code })
  const caught = findCatcher(run, from, 'escalation', code)
  if (caught) fireCatcher(run, caught, { escalationCode: code }, variables)
  else if (run.draft.called) {
    run.effects.push({ type: 'escalateCaller', element: from.node.id, code, variables })
  }
}
