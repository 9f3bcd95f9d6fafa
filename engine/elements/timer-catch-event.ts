import { catchEvent } from './triggers/catching-events.ts'

/** Waits for a time (BPMN 2.0.2 § 10.5.4). */
export const timerCatchEvent = catchEvent('timer')
