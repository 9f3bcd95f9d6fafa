import { throwEvent } from './throws/throwing-events.ts'

/** Escalates to the enclosing scopes and goes on (BPMN 2.0.2 § 10.5.4). */
export const escalationThrowEvent = throwEvent('escalation')
