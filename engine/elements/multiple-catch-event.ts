import { catchEvent } from './triggers/catching-events.ts'

/** Waits for the first of several things (BPMN 2.0.2 § 10.5.4). */
export const multipleCatchEvent = catchEvent('multiple')
