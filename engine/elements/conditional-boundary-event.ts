import { boundaryEvent } from './triggers/catching-events.ts'

/** Fires when a condition becomes true while its activity runs (BPMN 2.0.2 § 10.5.4). */
export const conditionalBoundaryEvent = boundaryEvent('conditional')
