import { catchEvent } from './triggers/catching-events.ts'

/** Waits for a signal (BPMN 2.0.2 § 10.5.4). */
export const signalCatchEvent = catchEvent('signal')
