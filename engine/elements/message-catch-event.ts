import { catchEvent } from './triggers/catching-events.ts'

/** Waits for a message (BPMN 2.0.2 § 10.5.4). */
export const messageCatchEvent = catchEvent('message')
