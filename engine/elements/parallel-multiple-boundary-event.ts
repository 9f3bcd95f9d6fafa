import { boundaryEvent } from './triggers/catching-events.ts'

/** Fires when all of several things have happened while its activity runs, and then anew if it does not interrupt (BPMN 2.0.2 § 10.5.4). */
export const parallelMultipleBoundaryEvent = boundaryEvent('parallelMultiple')
