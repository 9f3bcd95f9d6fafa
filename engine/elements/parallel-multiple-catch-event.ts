import { catchEvent } from './triggers/catching-events.ts'

/** Waits until all of several things have happened (BPMN 2.0.2 § 10.5.4). */
export const parallelMultipleCatchEvent = catchEvent('parallelMultiple')
