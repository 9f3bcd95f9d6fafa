import { boundaryEvent } from './triggers/catching-events.ts'

/** Fires when a message arrives while its activity runs (BPMN 2.0.2 § 10.5.4). */
export const messageBoundaryEvent = boundaryEvent('message')
