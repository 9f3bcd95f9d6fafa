import { boundaryEvent } from './triggers/catching-events.ts'

/** Catches an escalation of its activity, which it may leave running (BPMN 2.0.2 § 10.5.4). */
export const escalationBoundaryEvent = boundaryEvent('escalation')
