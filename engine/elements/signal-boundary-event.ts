import { boundaryEvent } from './triggers/catching-events.ts'

/** Fires when a signal is broadcast while its activity runs (BPMN 2.0.2 § 10.5.4). */
export const signalBoundaryEvent = boundaryEvent('signal')
