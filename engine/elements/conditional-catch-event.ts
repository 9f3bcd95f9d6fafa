import { catchEvent } from './triggers/catching-events.ts'

/** Waits until a condition is true (BPMN 2.0.2 § 10.5.4). */
export const conditionalCatchEvent = catchEvent('conditional')
