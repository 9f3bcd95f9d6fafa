import { endEvent } from './throws/throwing-events.ts'

/** Escalates to the enclosing scopes and consumes its token (BPMN 2.0.2 § 10.5.3). */
export const escalationEndEvent = endEvent('escalation')
