import { endEvent } from './throws/throwing-events.ts'

/** Broadcasts a signal and consumes its token (BPMN 2.0.2 § 10.5.3). */
export const signalEndEvent = endEvent('signal')
