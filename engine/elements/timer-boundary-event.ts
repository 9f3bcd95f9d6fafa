import { boundaryEvent } from './triggers/catching-events.ts'

/** Fires at a time while its activity runs (BPMN 2.0.2 § 10.5.4); a cycle may fire many times if it does not interrupt. */
export const timerBoundaryEvent = boundaryEvent('timer')
