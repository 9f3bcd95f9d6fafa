import { endEvent } from './throws/throwing-events.ts'

/** Ends everything else in its own scope (BPMN 2.0.2 § 10.5.3). */
export const terminateEndEvent = endEvent('terminate')
