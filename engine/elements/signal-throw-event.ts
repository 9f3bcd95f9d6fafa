import { throwEvent } from './throws/throwing-events.ts'

/** Broadcasts a signal and goes on (BPMN 2.0.2 § 10.5.4). */
export const signalThrowEvent = throwEvent('signal')
