import { startEvent } from './triggers/catching-events.ts'

/** Begins an event sub-process when an escalation is thrown in its scope (BPMN 2.0.2 § 10.5.2). */
export const escalationStartEvent = startEvent('escalation')
