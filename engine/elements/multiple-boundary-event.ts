import { boundaryEvent } from './triggers/catching-events.ts'

/** Fires when any of several things happens while its activity runs (BPMN 2.0.2 § 10.5.4). */
export const multipleBoundaryEvent = boundaryEvent('multiple')
